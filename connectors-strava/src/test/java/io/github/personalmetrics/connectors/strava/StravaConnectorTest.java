package io.github.personalmetrics.connectors.strava;

import static io.github.personalmetrics.connectors.strava.Runner.ids;
import static io.github.personalmetrics.connectors.strava.Runner.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.simulator.Outing;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StravaConnectorTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final SyntheticPerson SYNTHETIC =
      SyntheticPerson.of(7, LocalDate.parse("2024-03-01"), LocalDate.parse("2026-03-01"), PARIS);

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");
  private final Runner me = new Runner(clock);
  private ProviderSimulator simulator;
  private StravaConfig config;

  @BeforeEach
  void start() {
    simulate(100, 1000);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private void simulate(int perQuarterHour, int perDay) {
    if (simulator != null) {
      simulator.close();
    }
    simulator =
        ProviderSimulator.builder()
            .person(SYNTHETIC)
            .clock(clock)
            .stravaLimits(perQuarterHour, perDay)
            .start();
    config = Runner.config(simulator).withPageSize(20);
  }

  @Test
  void everyOutingArrivesOnceAndAsItWas() {
    List<Activity> read = records(me.readAll(config)).stream().map(Activity.class::cast).toList();

    assertThat(read).hasSameSizeAs(SYNTHETIC.outings());
    for (Outing outing : SYNTHETIC.outings()) {
      assertThat(read)
          .filteredOn(it -> it.key().externalId().equals(Long.toString(outing.id())))
          .singleElement()
          .satisfies(it -> assertThat(it).isEqualTo(expected(it, outing)));
    }
    assertThat(read).extracting(Activity::sport).contains(Sport.RUN, Sport.TRAIL_RUN, Sport.RIDE);
  }

  private static Activity expected(Activity read, Outing outing) {
    return new Activity(
        read.key(),
        outing.startedAt(),
        PARIS,
        Sports.of(outing.sport()),
        outing.sport(),
        outing.name(),
        outing.metres(),
        outing.moving(),
        outing.elapsed(),
        outing.climb(),
        outing.race(),
        outing.heartRate());
  }

  @Test
  void slicesLieSideBySideFromTomorrowToTheBeginning() {
    List<Page> pages = me.readAll(config);
    var covers = pages.stream().map(Page::covers).toList();

    assertThat(pages).hasSizeGreaterThan(5);
    assertThat(covers.get(0).to()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    for (int i = 1; i < covers.size(); i++) {
      assertThat(covers.get(i).to()).isEqualTo(covers.get(i - 1).from());
    }
    assertThat(covers.get(covers.size() - 1).from()).isEqualTo(Instant.EPOCH);
    assertThat(pages)
        .allSatisfy(
            page -> assertThat(page.records()).allMatch(it -> page.covers().contains(it.at())));
  }

  @Test
  void aSecondSyncListsTheLastWeeksAgainAndWritesNothing() {
    var first = me.sync(config);
    String version = me.store.metrics().version();
    var second = me.sync(config);

    assertThat(first.outcome()).isEqualTo(Outcome.OK);
    assertThat(first.counts().created()).isEqualTo(SYNTHETIC.outings().size());
    assertThat(first.counts().unchanged()).isZero();
    assertThat(second.outcome()).isEqualTo(Outcome.OK);
    assertThat(second.counts().created() + second.counts().changed()).isZero();
    assertThat(second.counts().unchanged()).isPositive().isLessThan(20);
    assertThat(second.counts().calls()).isEqualTo(3);
    assertThat(me.store.metrics().version()).isEqualTo(version);
  }

  @Test
  void aRunUploadedDaysLaterIsFound() {
    Outing late =
        SYNTHETIC.outings().stream()
            .filter(it -> Duration.between(it.startedAt(), it.storedAt()).toDays() > 2)
            .reduce((older, newer) -> newer)
            .orElseThrow();
    clock.set(late.storedAt().minusSeconds(1));
    me.sync(config);
    clock.advance(Duration.ofSeconds(1));

    assertThat(me.sync(config).counts().created()).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsRenewedOnceInTheMiddleOfARead() {
    var connector = me.connector(config);
    Page first = connector.fetch(FetchRequest.resume(Cursor.START));
    simulator.expireStravaTokens();

    Page second = connector.fetch(FetchRequest.resume(first.next()));
    Page third = connector.fetch(FetchRequest.resume(second.next()));

    assertThat(third.records()).isNotEmpty();
    assertThat(third.account())
        .isEqualTo(new Account(Long.toString(simulator.stravaAthleteId()), Set.of()));
    assertThat(simulator.calls("strava/refresh_token")).isEqualTo(1);
  }

  @Test
  void theQuarterHourEndsTheRunAndTheNextOneGoesOn() {
    simulate(3, 1000);
    var first = me.sync(config);
    clock.set(first.resumeAt());
    var second = me.sync(config);

    assertThat(first.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(first.code()).isEqualTo("strava.budget-spent");
    assertThat(first.counts().created()).isPositive();
    assertThat(first.resumeAt()).isEqualTo("2026-04-02T12:15:05Z");
    assertThat(second.counts().created()).isPositive();
    assertThat(second.counts().unchanged()).isZero();
    long stored = first.counts().created() + second.counts().created();
    for (int runs = 0; stored < SYNTHETIC.outings().size() && runs < 20; runs++) {
      clock.advance(Duration.ofMinutes(15));
      stored += me.sync(config).counts().created();
    }
    assertThat(stored).isEqualTo(SYNTHETIC.outings().size());
  }

  @Test
  void twoPersonsOfOneApplicationShareItsLimitsAndTheCallTooManyIsNotSent() {
    simulate(3, 1000);
    var shared = new InMemoryStore(clock).open(SubjectId.of("app")).tokens();
    var first = sync(new Runner(clock), shared);
    int calls = simulator.calls("strava/activities");
    var second = sync(new Runner(clock), shared);

    assertThat(first.code()).isEqualTo("strava.budget-spent");
    assertThat(calls).isEqualTo(3);
    assertThat(second.code()).isEqualTo("strava.budget-spent");
    assertThat(simulator.calls("strava/activities")).isEqualTo(calls);
  }

  private SourceRun sync(Runner person, TokenStore shared) {
    var context =
        new ConnectorContext(person.store.subject(), person.store.tokens(), shared, clock);
    var connector = StravaConnector.activities(config, context, new OkHttpClient());
    return SyncEngine.of(person.store, List.of(connector), clock).sync().runs().get(0);
  }

  @Test
  void aUsedUpDayLastsUntilMidnightUtc() {
    simulate(100, 2);

    assertThat(me.sync(config).resumeAt()).isEqualTo("2026-04-03T00:00:05Z");
  }

  @Test
  void aWithdrawnConsentNeedsThePerson() {
    simulator.revokeStravaConsent();
    var run = me.sync(config);

    assertThat(run.outcome()).isEqualTo(Outcome.NEEDS_REAUTH);
    assertThat(run.code()).isEqualTo("strava.consent-lost");
  }

  @Test
  void aSwitchedOffAppIsRefusedWithAdviceAndWithoutNewTokens() {
    simulator.deactivateStravaApp();
    var run = me.sync(config);

    assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(run.code()).isEqualTo("strava.app-inactive");
    assertThat(run.advice()).contains("subscription");
    assertThat(simulator.calls("strava/refresh_token")).isZero();
  }

  @Test
  void aMissingScopeIsRefusedWithoutNewTokens() {
    simulator.close();
    simulator =
        ProviderSimulator.builder().person(SYNTHETIC).clock(clock).stravaScope("read").start();
    var run = me.sync(Runner.config(simulator));

    assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(run.code()).isEqualTo("strava.scope-missing");
    assertThat(simulator.calls("strava/refresh_token")).isZero();
  }

  @Test
  void aSliceOfTimeIsListedFromItsNewerEnd() {
    var asked =
        TimeRange.of(
            Instant.parse("2024-05-01T00:00:00.5Z"), Instant.parse("2025-05-01T00:00:00Z"));
    var connector = me.connector(config);
    var pages = new ArrayList<Page>();
    var left = asked;
    do {
      pages.add(connector.fetch(FetchRequest.window(left)));
      left = TimeRange.of(left.from(), pages.get(pages.size() - 1).covers().from());
    } while (pages.get(pages.size() - 1).hasMore());

    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(left.isEmpty()).isTrue();
    assertThat(pages.get(0).covers().to()).isEqualTo(asked.to());
    assertThat(ids(records(pages)))
        .containsExactlyInAnyOrderElementsOf(
            SYNTHETIC.outings().stream()
                .filter(it -> asked.contains(it.startedAt()))
                .map(it -> Long.toString(it.id()))
                .toList());
  }

  @Test
  void theEngineReadsASliceAgain() {
    me.sync(config);
    var connector = me.connector(config);
    var range = TimeRange.of(Instant.parse("2024-05-01T00:00:00Z"), clock.instant());
    var run = SyncEngine.of(me.store, List.of(connector), clock).reread(connector.source(), range);

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(run.counts().unchanged()).isGreaterThan(50);
    assertThat(run.counts().created() + run.counts().changed() + run.counts().deleted()).isZero();
  }

  @Test
  void nothingEarlierThanSinceIsReadNorClaimed() {
    Instant since = Instant.parse("2025-09-01T00:00:00Z");
    List<Page> pages = me.readAll(config.withSince(since));

    assertThat(records(pages)).isNotEmpty().allMatch(it -> !it.at().isBefore(since));
    assertThat(pages.get(pages.size() - 1).covers().from()).isEqualTo(since);
  }

  @Test
  void retentionMovesTheBeginning() {
    Instant notBefore = Instant.parse("2026-01-01T00:00:00Z");
    Page page =
        me.connector(Runner.config(simulator))
            .fetch(new FetchRequest.Resume(Cursor.START, notBefore));

    assertThat(page.records()).isNotEmpty().allMatch(it -> !it.at().isBefore(notBefore));
  }

  @Test
  void aBeginningInTheFutureAsksNothing() {
    Page page =
        me.connector(config.withSince(clock.instant().plusSeconds(60)))
            .fetch(FetchRequest.resume(Cursor.START));

    assertThat(page.records()).isEmpty();
    assertThat(page.covers()).isNull();
    assertThat(simulator.calls("strava/activities")).isZero();
  }

  @Test
  void aPositionOfAnotherConnectorIsRefusedWithAdvice() {
    var connector = me.connector(config);

    assertThatThrownBy(() -> connector.fetch(FetchRequest.resume(Cursor.of("since=1 offset=0"))))
        .isInstanceOfSatisfying(
            SourceException.InvalidResponse.class, e -> assertThat(e.advice()).contains("--full"));
  }
}
