"""Prints nanoseconds for a prediction and for a backtest: the fastest of several rounds after a warm-up."""
import sys
import time

import numpy
from sklearn.neighbors import KNeighborsRegressor, NearestNeighbors
from sklearn.preprocessing import MinMaxScaler

path, few, many = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rows = numpy.fromfile(path, dtype="<f8").reshape(many, 6)
inputs, changes = rows[:, :4], rows[:, 4:]
KS = (20, 15, 12, 9, 7, 5, 3, 2, 1)


def measure(group, name, work, times):
    work()
    rounds = []
    for _ in range(5):
        start = time.perf_counter_ns()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter_ns() - start) / times)
    print(group, name, min(rounds))


def ahead(origin):
    return inputs[origin : min(many, origin + (12 if origin >= 12 else 1))]


def fit(rows_of, targets, k):
    scaler = MinMaxScaler().fit(rows_of)
    model = KNeighborsRegressor(min(k, len(rows_of)), algorithm="brute")
    return scaler, model.fit(scaler.transform(rows_of), targets)


def backtest(expected):
    """Chooses k anew at each origin, and ends with the model and its leave-one-out error."""
    by_origin = {origin: expected(origin) for origin in range(8, many)}
    scale = numpy.abs(changes[8:]).mean(axis=0)
    losses = numpy.array(
        [(numpy.abs(e[:, 0] - changes[o]) / scale).sum(axis=1) for o, e in by_origin.items()]
    )
    chosen = [int(losses[: o - 8].sum(axis=0).argmin()) for o in range(12, many)]
    for row in range(many):
        others = numpy.arange(many) != row
        scaler, model = fit(inputs[others], changes[others], 5)
        model.predict(scaler.transform(inputs[row : row + 1]))
    return chosen


def one_model_for_each_k(origin):
    predictions = []
    for k in KS:
        scaler, model = fit(inputs[:origin], changes[:origin], k)
        predictions.append(model.predict(scaler.transform(ahead(origin))))
    return numpy.array(predictions)


def one_search_for_all_k(origin):
    scaler = MinMaxScaler().fit(inputs[:origin])
    most = min(max(KS), origin)
    search = NearestNeighbors(n_neighbors=most, algorithm="brute").fit(scaler.transform(inputs[:origin]))
    nearest = search.kneighbors(scaler.transform(ahead(origin)), return_distance=False)
    found = changes[:origin][nearest]
    return numpy.array([found[:, : min(k, most)].mean(axis=1) for k in KS])


plan = numpy.array([[12.5, 75.0, 3.0, 42.0]])
scaler, model = fit(inputs[:few], changes[:few], 5)
measure("PredictionByThirtyWeeks", "scikitLearn", lambda: model.predict(scaler.transform(plan)), 500)
measure("BacktestOfTwoYears", "scikitLearn", lambda: backtest(one_model_for_each_k), 1)
measure("BacktestOfTwoYears", "scikitLearnOneSearch", lambda: backtest(one_search_for_all_k), 1)
