"""Prints nanoseconds for a point: the fastest of several rounds after one to warm up."""
import sys
import time

import numpy
import pandas

path, size = sys.argv[1], int(sys.argv[2])
raw = numpy.fromfile(path, dtype="<i8", count=size)
values = numpy.fromfile(path, dtype="<f8", offset=8 * size)
utc = pandas.Series(values, index=pandas.to_datetime(raw, unit="ms", utc=True))
local = utc.tz_convert("Europe/Paris")


def measure(group, name, work):
    work()
    rounds = []
    for _ in range(5):
        start = time.perf_counter_ns()
        work()
        rounds.append(time.perf_counter_ns() - start)
    print(group, name, min(rounds) / size)


def weeks(series):
    return series.resample("W-MON", label="left", closed="left").mean().diff()


measure("RollingMeans", "pandas", lambda: utc.rolling("7D").mean())
measure("WeeklyDeltas", "pandas", lambda: weeks(local))
measure("WeeklyDeltas", "pandasOfDailyMeans", lambda: weeks(local.resample("D").mean()))
