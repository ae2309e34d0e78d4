package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terse strength sessions. */
final class Lifts {

  private Lifts() {}

  static Workout session(LocalDate day, List<ExerciseSet> sets) {
    return session(day, "12:00", sets);
  }

  static Workout session(LocalDate day, String time, List<ExerciseSet> sets) {
    return new Workout(
        RecordKey.of(SourceId.of("test", "log"), day + " " + time),
        day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC),
        ZoneOffset.UTC,
        "",
        sets);
  }

  static ExerciseSet set(String exercise, int reps, @Nullable String load) {
    return ExerciseSet.of(exercise, reps, load == null ? null : new BigDecimal(load));
  }

  static ExerciseSet warmUp(ExerciseSet set) {
    return new ExerciseSet(
        set.exercise(), set.reps(), set.load(), null, null, set.perSide(), true, "");
  }

  static ExerciseSet perSide(ExerciseSet set) {
    return new ExerciseSet(
        set.exercise(), set.reps(), set.load(), null, null, true, set.warmUp(), "");
  }
}
