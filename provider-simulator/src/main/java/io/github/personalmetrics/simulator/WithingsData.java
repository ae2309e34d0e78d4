package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the fake Withings holds of one person, and who may read what of it. */
final class WithingsData {
  private static final String GETMEAS = "getmeas";

  private static final Map<String, String> SERVICES =
      Map.of(
          GETMEAS,
          "measure",
          "getactivity",
          "v2/measure",
          "getworkouts",
          "v2/measure",
          "getsummary",
          "v2/sleep");

  private final WithingsMeasures service;
  private final SimulatedMeasures measures;
  private final Map<String, SimulatedRows> rows;
  private final Set<String> scopes;

  private WithingsData(
      MeasureTable table,
      Map<String, SimulatedRows> rows,
      Set<String> scopes,
      Clock clock,
      int pageSize) {
    this.service = new WithingsMeasures(table, clock, pageSize);
    this.measures = new SimulatedMeasures(table, clock);
    this.rows = rows;
    this.scopes = scopes;
  }

  static WithingsData of(SyntheticPerson person, Set<String> scopes, Clock clock, int pageSize) {
    return new WithingsData(
        WithingsRows.of(person),
        Map.of(
            "getactivity",
            new SimulatedRows("activities", person.watch().days(), clock, pageSize),
            "getworkouts",
            new SimulatedRows("series", person.watch().workouts(), clock, pageSize),
            "getsummary",
            new SimulatedRows("series", person.watch().nights(), clock, pageSize)),
        scopes,
        clock,
        pageSize);
  }

  /**
   * @throws IOException when a file cannot be read
   */
  static WithingsData of(RecordedRows recorded, Set<String> scopes, Clock clock, int pageSize)
      throws IOException {
    return new WithingsData(
        recorded.measures(),
        Map.of(
            "getactivity",
            new SimulatedRows(
                "activities", recorded.days("getactivity_*.json", "activities"), clock, pageSize),
            "getworkouts",
            new SimulatedRows(
                "series", recorded.days("getworkouts_*.json", "series"), clock, pageSize),
            "getsummary",
            new SimulatedRows(
                "series", recorded.days("getsummary_*.json", "series"), clock, pageSize)),
        scopes,
        clock,
        pageSize);
  }

  boolean has(String path, String action) {
    return path.equals(SERVICES.get(action));
  }

  /**
   * @throws WithingsError when the person has not allowed it, or a parameter is wrong
   */
  Map<String, ? extends @Nullable Object> answer(String action, Params params) {
    if (!scopes.contains(action.equals(GETMEAS) ? "user.metrics" : "user.activity")) {
      throw WithingsError.insufficientScope();
    }
    return action.equals(GETMEAS)
        ? service.answer(MeasureQuery.of(params))
        : rows(action).answer(DayQuery.of(params));
  }

  SimulatedMeasures measures() {
    return measures;
  }

  SimulatedRows rows(String action) {
    return Objects.requireNonNull(rows.get(action));
  }
}
