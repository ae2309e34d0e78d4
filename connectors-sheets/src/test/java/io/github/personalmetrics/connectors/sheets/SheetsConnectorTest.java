package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.simulator.TrainingSession;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SyncCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsConnectorTest {

  private static final Metric FOOD = Metric.of("nutrition.food-index", Unit.SCORE);
  private static final List<TrainingSession> TRAINED = Athlete.SYNTHETIC.trainingSessions();

  private final Athlete me = new Athlete();

  @AfterEach
  void stop() {
    me.close();
  }

  private static List<ExerciseSet> sets(TrainingSession session) {
    var sets = new ArrayList<ExerciseSet>();
    for (var lift : session.lifts()) {
      var set =
          new ExerciseSet(
              lift.exercise(),
              lift.reps(),
              lift.kilograms(),
              null,
              null,
              false,
              false,
              lift.note());
      sets.addAll(Collections.nCopies(lift.sets(), set));
    }
    return sets;
  }

  @Test
  void everySessionIsStoredOnItsDaySetBySet() {
    var run = me.sync();
    List<Workout> workouts = me.store.metrics().find(RecordQuery.workouts());

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(workouts).hasSameSizeAs(TRAINED).hasSizeGreaterThan(200);
    var byName =
        workouts.stream().collect(Collectors.toMap(w -> w.localDate() + " " + w.session(), w -> w));
    for (TrainingSession session : TRAINED) {
      var workout = byName.get(session.date() + " " + session.label());
      assertThat(workout).isNotNull();
      assertThat(workout.sets()).isEqualTo(sets(session));
      assertThat(workout.zone()).hasToString("Europe/Paris");
      assertThat(workout.at()).isEqualTo(session.date().atStartOfDay(workout.zone()).toInstant());
    }
  }

  @Test
  void theFoodIndexIsAMetricLikeAnyOther() {
    me.sync();
    List<Measurement> food = me.store.metrics().find(RecordQuery.measurements(FOOD));

    assertThat(food).hasSameSizeAs(Athlete.SYNTHETIC.foodIndex().entrySet());
    assertThat(food)
        .allSatisfy(
            day ->
                assertThat(day.value(FOOD))
                    .contains(
                        BigDecimal.valueOf(Athlete.SYNTHETIC.foodIndex().get(day.localDate()))));
  }

  @Test
  void anUnchangedSheetCostsOneCallAndNoWrite() {
    var first = me.sync();
    String version = me.store.metrics().version();

    var second = me.sync();

    assertThat(first.counts().created()).isEqualTo(me.stored().size());
    assertThat(first.counts().calls()).isEqualTo(2);
    assertThat(second.outcome()).isEqualTo(Outcome.OK);
    assertThat(second.counts()).isEqualTo(SyncCounts.calls(1));
    assertThat(me.store.metrics().version()).isEqualTo(version);
    assertThat(me.simulator.calls("sheets/get")).isEqualTo(1);
    assertThat(me.simulator.calls("sheets/batchGet")).isEqualTo(2);
    assertThat(me.simulator.calls("sheets/token")).isEqualTo(1);
  }

  @Test
  void anEditedRowChangesItsSessionOnly() {
    me.sync();
    var log = me.log();
    var row = new ArrayList<>(log.get(2));
    row.set(4, 7);
    log.set(2, row);
    me.write(log);

    var counts = me.sync().counts();

    assertThat(counts.changed()).isEqualTo(1);
    assertThat(counts.created() + counts.deleted()).isZero();
  }

  @Test
  void aDeletedRowChangesItsSessionAndADeletedSessionIsDeleted() {
    me.sync();
    int before = me.stored().size();
    var log = me.log();
    log.remove(log.size() - 1);
    Object second = TRAINED.get(1).date().toEpochDay() + 25_569;
    log.removeIf(row -> !row.isEmpty() && row.get(0).equals(second));
    me.write(log);

    var counts = me.sync().counts();

    assertThat(counts.changed()).isEqualTo(1);
    assertThat(counts.deleted()).isEqualTo(1);
    assertThat(me.stored()).hasSize(before - 1);
  }

  @Test
  void insertedBlankAndSortedRowsAndMovedColumnsChangeNothingElse() {
    me.sync();
    String version = me.store.metrics().version();
    var log = me.log();
    var header = log.remove(0);
    log.removeIf(List::isEmpty);
    // Newest first, as many like it; the rows of a day stay in their order.
    log.sort(
        (a, b) -> Long.compare(((Number) b.get(0)).longValue(), ((Number) a.get(0)).longValue()));
    log.add(3, List.of());
    log.add(0, header);
    me.write(log.stream().map(SheetsConnectorTest::reversed).toList());

    var counts = me.sync().counts();

    assertThat(counts.unchanged()).isEqualTo(me.stored().size());
    assertThat(counts.created() + counts.changed() + counts.deleted()).isZero();
    assertThat(me.store.metrics().version()).isEqualTo(version);
  }

  private static List<Object> reversed(List<Object> row) {
    var cells = new ArrayList<Object>(row);
    while (cells.size() < 7) {
      cells.add("");
    }
    Collections.reverse(cells);
    return cells;
  }

  @Test
  void aNewSessionAboveTheOthersIsTheOnlyNewOne() {
    me.sync();
    var log = me.log();
    log.add(1, List.of(46_082, "Squat day", "Back squat", 5, 5, 100));
    me.write(log);

    var counts = me.sync().counts();

    assertThat(counts.created()).isEqualTo(1);
    assertThat(counts.changed() + counts.deleted()).isZero();
  }

  @Test
  void aBadCellIsShownAndTheRestOfItsSessionIsKept() {
    me.sync();
    var log = me.log();
    var row = new ArrayList<>(log.get(1));
    row.set(4, "a few");
    log.set(1, row);
    me.write(log);

    var run = me.sync();

    assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(me.rejections())
        .singleElement()
        .satisfies(
            open -> {
              assertThat(open.rejection().locator()).isEqualTo("log!E2");
              assertThat(open.rejection().reason())
                  .startsWith("expected repetitions, such as 5, 5x5");
              assertThat(open.rejection().raw()).isEqualTo("a few");
            });
    var first = (Workout) me.store.metrics().find(RecordQuery.workouts()).get(0);
    assertThat(first.sets())
        .hasSize(sets(TRAINED.get(0)).size() - TRAINED.get(0).lifts().get(0).sets());

    assertThat(me.sync().outcome()).isEqualTo(Outcome.PARTIAL);
    log.set(1, List.of(row.get(0), row.get(1), row.get(2), row.get(3), 5, row.get(5)));
    me.write(log);
    assertThat(me.sync().outcome()).isEqualTo(Outcome.OK);
    assertThat(me.rejections()).isEmpty();
  }

  @Test
  void aTabThatGotAnotherNameKeepsItsRecordsOnceTheSettingFollows() {
    me.sync();
    String version = me.store.metrics().version();
    me.simulator.sheet().rename("log", "journal");

    var missing = me.sync();

    assertThat(missing.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(missing.code()).isEqualTo("sheets.tab-missing");
    assertThat(missing.message()).contains("\"log\"").contains("journal, food");
    var followed = me.syncWith(config -> config.withTabs("journal:workouts,food:metrics"));
    assertThat(followed.outcome()).isEqualTo(Outcome.OK);
    assertThat(followed.counts().unchanged()).isEqualTo(me.stored().size());
    assertThat(followed.counts().created() + followed.counts().changed()).isZero();
    assertThat(followed.counts().deleted()).isZero();
    assertThat(me.store.metrics().version()).isEqualTo(version);
  }

  @Test
  void anEmptiedTabDeletesNothing() {
    me.sync();
    int stored = me.stored().size();
    me.write(List.of());

    assertThat(me.sync().code()).isEqualTo("sheets.header-missing");
    me.write(List.of(List.of("Date", "Exercise", "Reps", "Weight")));
    assertThat(me.sync().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(me.stored()).hasSize(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"})
  void anotherZoneComesWithTheNextEditAndNoDayMoves(String zone) {
    me.sync();
    List<String> days = days(me.stored());
    me.simulator.sheet().timeZone(zone);
    assertThat(me.sync().counts()).isEqualTo(SyncCounts.calls(1));
    assertThat(days(me.stored())).isEqualTo(days);
    var log = me.log();
    log.add(1, List.of(46_082, "Squat day", "Back squat", 5, 5, 100));
    me.write(log);

    var counts = me.sync().counts();

    assertThat(counts.changed()).isEqualTo(days.size());
    assertThat(counts.created()).isEqualTo(1);
    assertThat(days(me.stored())).containsAll(days).hasSize(days.size() + 1);
    assertThat(me.stored())
        .allMatch(record -> record.zone().getId().equals(zone))
        .allMatch(record -> record.at().atZone(record.zone()).getHour() == 0);
  }

  private static List<String> days(List<HealthRecord> records) {
    return records.stream()
        .map(record -> record.key().externalId() + " on " + record.localDate())
        .sorted()
        .toList();
  }

  @Test
  void aFoodTabThatNobodyAskedForMayBeMissing() {
    try (var other = new Athlete(Athlete.builder())) {
      other.simulator.sheet().rename("food", "meals");

      assertThat(other.sync().outcome()).isEqualTo(Outcome.OK);
      assertThat(other.sync().counts()).isEqualTo(SyncCounts.calls(1));
      assertThat(other.stored()).hasSameSizeAs(TRAINED);

      other.simulator.sheet().rename("meals", "food");
      other.write(other.log().subList(0, 40));
      other.sync();
      assertThat(other.store.metrics().find(RecordQuery.measurements(FOOD))).isNotEmpty();

      other.simulator.sheet().rename("food", "meals");
      var gone = other.sync();
      assertThat(gone.code()).isEqualTo("sheets.tab-missing");
      assertThat(gone.message()).contains("\"food\"").contains("log, meals");
    }
  }

  @Test
  void aFoodTabOfAnotherShapeThatNobodyAskedForStopsNoLog() {
    try (var other = new Athlete(Athlete.builder())) {
      other.simulator.sheet().replace("food", List.of(List.of("Meal", "Calories")));

      var run = other.sync();

      assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
      assertThat(other.stored()).hasSameSizeAs(TRAINED);
      assertThat(other.rejections())
          .singleElement()
          .satisfies(
              open -> {
                assertThat(open.rejection().externalId()).endsWith(":header");
                assertThat(open.rejection().reason()).contains("\"food\" needs a column \"Date\"");
              });
      assertThat(other.sync().counts().calls()).isEqualTo(1);
    }
  }

  @Test
  void aFoodTabThatWasReadAndIsOfAnotherShapeNowDeletesNothing() {
    try (var other = new Athlete(Athlete.builder())) {
      other.sync();
      int stored = other.stored().size();
      other.simulator.sheet().replace("food", List.of(List.of("Meal", "Calories")));

      assertThat(other.sync().code()).isEqualTo("sheets.header-missing");
      assertThat(other.stored()).hasSize(stored);
    }
  }

  @Test
  void aLogThatIsMissingIsAnErrorWithTheNamesThatWereFound() {
    try (var other = new Athlete(Athlete.builder())) {
      other.simulator.sheet().rename("log", "journal");

      var missing = other.sync();

      assertThat(missing.code()).isEqualTo("sheets.tab-missing");
      assertThat(missing.message()).contains("\"log\"").contains("journal, food");
    }
  }

  @Test
  void aSliceHoldsOnlyWhatIsInItAndAReadIsASnapshotWhateverItsLimit() {
    var may =
        TimeRange.of(Instant.parse("2025-05-01T00:00:00Z"), Instant.parse("2025-06-01T00:00:00Z"));
    var slice = me.connector.fetch(FetchRequest.window(may));
    var late = me.connector.fetch(new FetchRequest.Resume(Cursor.START, may.to()));

    assertThat(slice.records()).isNotEmpty().allMatch(record -> may.contains(record.at()));
    assertThat(slice.covers()).isEqualTo(may);
    assertThat(late.isSnapshot()).isTrue();
  }

  @Test
  void aTokenThatDiedEarlyIsRenewedOnce() {
    me.sync();
    me.simulator.expireSheetsTokens();

    assertThat(me.sync().outcome()).isEqualTo(Outcome.OK);
    assertThat(me.simulator.calls("sheets/token")).isEqualTo(2);
  }
}
