package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.sync.SyncEngine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithingsConnectorTest {

  private static final SyntheticPerson SYNTHETIC =
      SyntheticPerson.of(7, Person.FIRST_DAY, Person.LAST_DAY, ZoneId.of("Europe/Paris"));

  @TempDir private Path folder;
  private ProviderSimulator simulator;
  private Person me;

  @BeforeEach
  void start() {
    simulator =
        ProviderSimulator.builder()
            .person(SYNTHETIC)
            .pageSize(50)
            .requestsPerMinute(0)
            .clock(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC))
            .start();
    me = new Person(simulator, folder);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static List<Measurement> records(List<Page> pages) {
    return pages.stream()
        .flatMap(page -> page.records().stream())
        .map(Measurement.class::cast)
        .toList();
  }

  @Test
  void everyWeighInArrivesOnceAndExactly() {
    List<Page> pages = me.readAll();
    List<Measurement> records = records(pages);

    assertThat(pages).hasSizeGreaterThan(5).allMatch(page -> page.rejected().isEmpty());
    assertThat(records).extracting(HealthRecord::key).doesNotHaveDuplicates();
    List<BigDecimal> read =
        records.stream()
            .flatMap(record -> record.value(Metric.BODY_WEIGHT).stream())
            .sorted()
            .toList();
    List<BigDecimal> stoodOnTheScale =
        SYNTHETIC.weighIns().stream()
            .map(weighIn -> BigDecimal.valueOf(weighIn.grams(), 3).stripTrailingZeros())
            .sorted()
            .toList();
    assertThat(read)
        .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .containsExactlyElementsOf(stoodOnTheScale);
  }

  @Test
  void whoeverStoodOnTheScaleIsKeptApart() {
    Set<Quality> qualities = new HashSet<>();
    records(me.readAll()).forEach(record -> qualities.add(record.quality()));

    assertThat(qualities)
        .contains(Quality.CONFIRMED, Quality.AMBIGUOUS_OWNER, Quality.DECLARED, Quality.MANUAL);
  }

  @Test
  void aFatRatioOfZeroWasNotMeasured() {
    assertThat(records(me.readAll()))
        .noneMatch(r -> r.value(Metric.FAT_RATIO).filter(v -> v.signum() == 0).isPresent());
  }

  @Test
  void aSecondSyncWritesNothing() {
    var engine = SyncEngine.of(me.store, List.of(me.connector), me.clock);
    var first = engine.sync().runs().get(0);
    String version = me.store.metrics().version();

    var second = engine.sync().runs().get(0);

    assertThat(first.outcome()).isEqualTo(Outcome.OK);
    assertThat(first.counts().created()).isEqualTo(first.counts().read()).isGreaterThan(500);
    assertThat(second.outcome()).isEqualTo(Outcome.OK);
    assertThat(second.counts().created() + second.counts().changed()).isZero();
    assertThat(second.counts().calls()).isEqualTo(1);
    assertThat(me.store.metrics().version()).isEqualTo(version);
  }

  @Test
  void anExpiredTokenIsRenewedOnceInTheMiddleOfARead() {
    Page first = me.connector.fetch(FetchRequest.resume(Cursor.START));
    simulator.expireWithingsTokens();

    Page second = me.connector.fetch(FetchRequest.resume(first.next()));
    Page third = me.connector.fetch(FetchRequest.resume(second.next()));

    assertThat(simulator.calls("withings/refresh_token")).isEqualTo(1);
    assertThat(third.account()).isNotNull();
    assertThat(third.account().scopes()).contains("user.metrics");
  }

  @Test
  void aTokenThatExpiresByTheClockIsRenewedBeforeTheCall() {
    me.connector.fetch(FetchRequest.resume(Cursor.START));
    simulator.expireWithingsTokens();
    me.connector.fetch(FetchRequest.resume(Cursor.START));
    int calls = simulator.calls("withings/getmeas");
    me.clock.advance(Duration.ofHours(4));

    me.connector.fetch(FetchRequest.resume(Cursor.START));

    assertThat(simulator.calls("withings/refresh_token")).isEqualTo(2);
    assertThat(simulator.calls("withings/getmeas")).isEqualTo(calls + 1);
  }

  @Test
  void aSliceIsHalvedUntilItFitsOneAnswerAndTheRestIsAskedFor() {
    var year =
        TimeRange.of(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    var found = new ArrayList<RecordKey>();
    TimeRange left = year;
    Page page;
    do {
      page = me.connector.fetch(FetchRequest.window(left));
      assertThat(page.covers()).isNotNull();
      assertThat(page.covers().to()).isEqualTo(left.to());
      page.records().forEach(record -> found.add(record.key()));
      left = TimeRange.of(year.from(), page.covers().from());
    } while (page.hasMore());

    assertThat(left.isEmpty()).isTrue();
    var all =
        records(me.readAll()).stream()
            .filter(record -> year.contains(record.at()))
            .map(HealthRecord::key)
            .toList();
    assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void rereadingASliceDeletesNothingThatIsStillThere() {
    var engine = SyncEngine.of(me.store, List.of(me.connector), me.clock);
    engine.sync();
    int stored = me.store.metrics().find(RecordQuery.all()).size();

    var run =
        engine.reread(
            me.connector.source(),
            TimeRange.of(
                Instant.parse("2025-03-01T00:00:00Z"), Instant.parse("2025-06-01T00:00:00Z")));

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(run.counts().deleted() + run.counts().changed() + run.counts().created()).isZero();
    assertThat(me.store.metrics().find(RecordQuery.all())).hasSize(stored);
  }

  @Test
  void nothingEarlierThanSinceIsRead() {
    Instant since = Instant.parse("2025-09-01T00:00:00Z");
    var recent = new Person(simulator, folder, since);

    List<Measurement> records = records(recent.readAll());

    assertThat(records).isNotEmpty().allMatch(record -> !record.at().isBefore(since));
  }

  @Test
  void aPositionOfAnotherConnectorIsRefusedWithAdvice() {
    assertThatThrownBy(
            () -> me.connector.fetch(FetchRequest.resume(Cursor.of("strava after=1700000000"))))
        .isInstanceOfSatisfying(
            SourceException.InvalidResponse.class, e -> assertThat(e.advice()).contains("--full"));
  }

  @Test
  void theProvidersLimitEndsTheRunAndSaysWhenToGoOn() {
    try (var limited =
        ProviderSimulator.builder()
            .person(SYNTHETIC)
            .pageSize(50)
            .requestsPerMinute(20)
            .clock(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC))
            .start()) {
      var person = new Person(limited, folder);
      var run =
          SyncEngine.of(person.store, List.of(person.connector), person.clock).sync().runs().get(0);

      assertThat(run.outcome()).isEqualTo(Outcome.RATE_LIMITED);
      assertThat(run.resumeAt()).isAfter(person.clock.instant());
      assertThat(run.counts().created()).isPositive();
    }
  }
}
