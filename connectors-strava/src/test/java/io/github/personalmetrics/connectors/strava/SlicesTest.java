package io.github.personalmetrics.connectors.strava;

import static io.github.personalmetrics.connectors.strava.RecordedFolder.row;
import static io.github.personalmetrics.connectors.strava.Runner.ids;
import static io.github.personalmetrics.connectors.strava.Runner.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pages are cut, and what a page may claim. */
class SlicesTest {

  private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path folder;

  private final SettableClock clock = SettableClock.at("2026-04-02T12:00:00Z");
  private final Runner me = new Runner(clock);

  private static List<String> idsOf(int rows) {
    return IntStream.rangeClosed(1, rows).mapToObj(Integer::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 200})
  void threeStartsInOneSecondOnAPageBoundaryLoseNothing(int pageSize) {
    var rows =
        List.of(
            row(1, T.plusSeconds(9)),
            row(2, T),
            row(3, T),
            row(4, T),
            row(5, T.minusSeconds(1)),
            row(6, T.minusSeconds(2)),
            row(7, T.minusSeconds(2)));
    try (var simulator = new RecordedFolder(folder).serve(rows, clock)) {
      var config = Runner.config(simulator).withPageSize(pageSize);
      var pages = me.readAll(config);

      assertThat(ids(records(pages))).containsExactlyInAnyOrderElementsOf(idsOf(7));
      assertThat(me.sync(config).counts().created()).isEqualTo(7);
      assertThat(me.sync(config).counts().unchanged()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void crowdedSecondsAreReadOnceAndInSlicesSideBySide(long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<String>();
    for (int id = 1; id <= 60; id++) {
      rows.add(row(id, T.minusSeconds(random.nextInt(25))));
    }
    try (var simulator = new RecordedFolder(folder).serve(rows, clock)) {
      var pages = me.readAll(Runner.config(simulator).withPageSize(1 + random.nextInt(6)));

      assertThat(ids(records(pages))).containsExactlyInAnyOrderElementsOf(idsOf(60));
      for (int i = 0; i < pages.size(); i++) {
        var page = pages.get(i);
        assertThat(page.records()).allMatch(it -> page.covers().contains(it.at()));
        assertThat(i == 0 || page.covers().to().equals(pages.get(i - 1).covers().from())).isTrue();
      }
    }
  }

  @Test
  void whatVanishedAtStravaVanishesHere() {
    var recorded = new RecordedFolder(folder);
    var rows = new ArrayList<String>();
    for (int id = 1; id <= 12; id++) {
      rows.add(row(id, T.minus(Duration.ofDays(id))));
    }
    try (var simulator = recorded.serve(rows, clock)) {
      me.sync(Runner.config(simulator).withPageSize(5));
    }
    rows.remove(6);
    rows.remove(0);
    try (var simulator = recorded.serve(rows, clock)) {
      var run = me.sync(Runner.config(simulator).withPageSize(5));

      assertThat(run.outcome()).isEqualTo(Outcome.OK);
      assertThat(run.counts().deleted()).isEqualTo(2);
      assertThat(run.counts().changed() + run.counts().created()).isZero();
    }
  }

  @Test
  void whatIsOlderThanTheOverlapIsLeftAlone() {
    var recorded = new RecordedFolder(folder);
    var old = row(2, T.minus(Duration.ofDays(31)));
    try (var simulator = recorded.serve(List.of(row(1, T), old), clock)) {
      me.sync(Runner.config(simulator));
    }
    try (var simulator = recorded.serve(List.of(row(1, T)), clock)) {
      assertThat(me.sync(Runner.config(simulator)).counts().deleted()).isZero();
    }
  }

  @Test
  void aBadRowIsShownAndDeletesNothingAndIsMendedLater() {
    var recorded = new RecordedFolder(folder);
    var good = row(1, T);
    var bad = row(2, T.minusSeconds(60)).replace("10000.5", "\"far\"");
    try (var simulator = recorded.serve(List.of(good, row(2, T.minusSeconds(60))), clock)) {
      me.sync(Runner.config(simulator));
    }
    try (var simulator = recorded.serve(List.of(good, bad), clock)) {
      var run = me.sync(Runner.config(simulator).withPageSize(1));

      assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
      assertThat(run.counts().deleted()).isZero();
      assertThat(me.store.ledger().rejections())
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.rejection().locator()).isEqualTo("activity 2");
                assertThat(it.rejection().reason()).contains("$.distance");
                assertThat(it.rejection().raw()).contains("\"far\"");
              });
    }
    try (var simulator = recorded.serve(List.of(good, row(2, T.minusSeconds(60))), clock)) {
      assertThat(me.sync(Runner.config(simulator)).outcome()).isEqualTo(Outcome.OK);
    }
    assertThat(me.store.metrics().find(RecordQuery.all()))
        .extracting(it -> it.key())
        .contains(RecordKey.of(SourceId.of("strava", "activities"), "2"));
  }

  @Test
  void anEmptyAccountIsFineAndClaimsEverything() {
    try (var simulator = new RecordedFolder(folder).serve(List.of(), clock)) {
      var pages = me.readAll(Runner.config(simulator));

      assertThat(pages).singleElement().satisfies(page -> assertThat(page.records()).isEmpty());
      assertThat(pages.get(0).covers().from()).isEqualTo(Instant.EPOCH);
      assertThat(simulator.calls("strava/activities")).isEqualTo(1);
    }
  }
}
