package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SimulatorBuilder;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the provider after it was read, through the engine, in all four streams. */
class LaterChangesTest {

  private static final SyntheticPerson SYNTHETIC =
      SyntheticPerson.of(7, Person.FIRST_DAY, Person.LAST_DAY, ZoneId.of("Europe/Paris"));

  private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");

  @TempDir private Path folder;
  private ProviderSimulator simulator;
  private Person me;
  private SyncEngine engine;

  @BeforeEach
  void readEverything() {
    begin(ProviderSimulator.builder());
    assertThat(engine.sync().runs()).allMatch(run -> run.outcome() == Outcome.OK);
  }

  private void begin(SimulatorBuilder builder) {
    simulator = builder.person(SYNTHETIC).pageSize(100).requestsPerMinute(0).clock(clock).start();
    me = new Person(simulator, folder, Instant.EPOCH, clock);
    engine = SyncEngine.of(me.store, me.everything(), clock);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private SourceRun sync() {
    return sync("measures");
  }

  private SourceRun sync(String stream) {
    return engine.sync().runs().stream()
        .filter(run -> run.source().stream().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  private List<HealthRecord> stored() {
    return me.store.metrics().find(RecordQuery.all());
  }

  private Optional<Measurement> stored(long grpid) {
    var key = RecordKey.of(MeasureRows.SOURCE, Long.toString(grpid));
    return stored().stream()
        .filter(record -> record.key().equals(key))
        .map(Measurement.class::cast)
        .findFirst();
  }

  private long aRecentWeighIn() {
    return SYNTHETIC.weighIns().stream()
        .filter(weighIn -> weighIn.at().isAfter(clock.instant().minus(Duration.ofDays(30))))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void aReadingThatIsDatedBackByTwoHundredDaysArrives() {
    clock.advance(Duration.ofHours(3));
    long late = simulator.measures().weighIn(clock.instant().minus(Duration.ofDays(200)), 77_700);

    SourceRun run = sync();

    assertThat(run.counts().created()).isEqualTo(1);
    assertThat(stored(late).orElseThrow().value(Metric.BODY_WEIGHT).orElseThrow())
        .isEqualByComparingTo("77.7");
  }

  @Test
  void anEditIsFoundHoweverOldTheReadingIs() {
    long first = SYNTHETIC.weighIns().get(20).id();
    clock.advance(Duration.ofHours(3));
    simulator
        .measures()
        .edit(first, Map.of("measures", List.of(Map.of("value", 81, "unit", 0, "type", 1))));

    assertThat(sync().counts().changed()).isEqualTo(1);
    assertThat(stored(first).orElseThrow().value(Metric.BODY_WEIGHT).orElseThrow())
        .isEqualByComparingTo("81");
  }

  @Test
  void aDeletedReadingIsGoneWithinADay() {
    long gone = aRecentWeighIn();
    int before = stored().size();
    clock.advance(Duration.ofHours(1));
    simulator.measures().delete(gone);

    for (int hours = 0; hours < 24; hours += 3) {
      sync();
      clock.advance(Duration.ofHours(3));
    }

    assertThat(stored(gone)).isEmpty();
    assertThat(stored()).hasSize(before - 1);
  }

  @Test
  void betweenTwoListsASyncIsOneCallForEachStream() {
    clock.advance(Duration.ofHours(3));
    assertThat(engine.sync().runs())
        .allMatch(run -> run.outcome() == Outcome.OK && run.counts().calls() == 1);

    clock.advance(Duration.ofHours(21));
    SourceRun daily = sync();
    assertThat(daily.counts().calls()).isBetween(2L, 8L);
    assertThat(daily.counts().created() + daily.counts().changed() + daily.counts().deleted())
        .isZero();
  }

  @Test
  void allStreamsMissWhatWasDeleted() {
    clock.advance(Duration.ofDays(1));
    var nights = simulator.sleep();
    var workouts = simulator.workouts();
    var days = simulator.activity();
    sync();
    String night = last(nights.rows(), "id");
    String workout = last(workouts.rows(), "id");
    nights.delete(night);
    workouts.delete(workout);
    days.delete("2026-02-20 " + last(days.rows(), "hash_deviceid"));
    clock.advance(Duration.ofDays(1));

    assertThat(engine.sync().runs())
        .extracting(run -> run.source().stream() + " " + run.counts().deleted())
        .containsExactly("measures 0", "activity 1", "workouts 1", "sleep 1");
  }

  private static String last(List<Map<String, @Nullable Object>> rows, String field) {
    return rows.stream()
        .filter(row -> row.get(field) != null)
        .filter(row -> String.valueOf(row.get("date")).compareTo("2026-02-20") <= 0)
        .max((a, b) -> String.valueOf(a.get("date")).compareTo(String.valueOf(b.get("date"))))
        .map(row -> String.valueOf(row.get(field)))
        .orElseThrow();
  }

  @Test
  void whatTurnsOutToBeSomebodyElsesChangesOrGoes() {
    long unsure =
        SYNTHETIC.weighIns().stream()
            .filter(weighIn -> weighIn.origin().name().equals("SOMEBODY_ELSE"))
            .reduce((a, b) -> b)
            .orElseThrow()
            .id();
    assertThat(stored(unsure).orElseThrow().quality()).isEqualTo(Quality.AMBIGUOUS_OWNER);

    clock.advance(Duration.ofHours(3));
    simulator.measures().reattribute(unsure, 7);
    assertThat(sync().counts().changed()).isEqualTo(1);
    assertThat(stored(unsure).orElseThrow().quality()).isEqualTo(Quality.CONFIRMED);

    long recent = simulator.measures().weighIn(clock.instant().minus(Duration.ofDays(2)), 61_000);
    simulator.measures().reattribute(recent, 1);
    sync();
    assertThat(stored(recent).orElseThrow().quality()).isEqualTo(Quality.AMBIGUOUS_OWNER);
    simulator.measures().delete(recent);
    clock.advance(Duration.ofDays(1));
    sync();
    assertThat(stored(recent)).isEmpty();
  }

  @Test
  void afterAMoveToAnotherTimeZoneASyncChangesNothing() {
    String version = me.store.metrics().version();
    List<HealthRecord> before = stored();
    simulator.measures().timeZone("Asia/Tokyo");
    clock.advance(Duration.ofDays(1));

    assertThat(sync().counts().changed()).isZero();
    assertThat(me.store.metrics().version()).isEqualTo(version);
    assertThat(stored()).isEqualTo(before);
    assertThat(engine.reread(MeasureRows.SOURCE, TimeRange.ALL).counts().changed()).isZero();
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aFullReadFindsWhatWasDeletedLongAgo() {
    long old = SYNTHETIC.weighIns().get(30).id();
    simulator.measures().delete(old);
    clock.advance(Duration.ofDays(1));
    sync();
    assertThat(stored(old)).isPresent();

    var request = new SyncRequest(Set.of(), true);
    assertThat(engine.sync(request).runs()).allMatch(run -> run.outcome() == Outcome.OK);
    assertThat(stored(old)).isEmpty();
  }

  @Test
  void manyDeletionsWaitForAWord() {
    simulator.measures().ids().forEach(simulator.measures()::delete);
    clock.advance(Duration.ofDays(1));

    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(run.counts().deleted()).isZero();
  }

  @Test
  void aLaterSinceDeletesNothing() {
    int before = stored().size();
    var later =
        WithingsConnector.measures(
            me.config.withSince(Instant.parse("2025-09-01T00:00:00Z")),
            me.tokens,
            new OkHttpClient(),
            clock);
    var recent = SyncEngine.of(me.store, List.of(later), clock);

    assertThat(recent.sync().runs().get(0).counts().deleted()).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(recent.sync().runs().get(0).counts().deleted()).isZero();
    for (TimeRange range :
        List.of(
            TimeRange.ALL,
            TimeRange.before(Instant.parse("2025-01-01T00:00:00Z")),
            TimeRange.of(
                Instant.parse("2025-08-01T00:00:00Z"), Instant.parse("2025-10-01T00:00:00Z")))) {
      SourceRun run = recent.reread(MeasureRows.SOURCE, range);
      assertThat(run.outcome()).isEqualTo(Outcome.OK);
      assertThat(run.counts().deleted()).isZero();
    }
    assertThat(stored()).hasSize(before);
  }

  @Test
  void withoutTheScopeForActivityMeasuresGoOn() {
    simulator.close();
    begin(ProviderSimulator.builder().withingsScope("user.info,user.metrics"));

    assertThat(engine.sync().runs())
        .extracting(run -> run.source().stream() + " " + run.outcome() + " " + run.code())
        .containsExactly(
            "measures OK null",
            "activity REFUSED withings.not-allowed",
            "workouts REFUSED withings.not-allowed",
            "sleep REFUSED withings.not-allowed");
    simulator.expireWithingsTokens();
    sync();
    int calls = simulator.calls("withings/getactivity");

    SourceRun refused = sync("activity");
    assertThat(refused.message()).contains("user.activity");
    assertThat(refused.advice()).contains("Connect Withings again", "withings.streams");
    assertThat(simulator.calls("withings/getactivity"))
        .as("what is known not to be allowed is not asked for")
        .isEqualTo(calls);
    assertThat(offered(Map.of())).containsExactly("measures");
    assertThat(offered(Map.of("streams", "measures,sleep"))).containsExactly("measures", "sleep");
  }

  /** What an application is offered of a person with these tokens. */
  private List<String> offered(Map<String, String> more) {
    var settings = new HashMap<>(Map.of("client-id", "id", "client-secret", "secret"));
    settings.putAll(more);
    return new WithingsProvider()
            .create(
                ConnectorSettings.of("withings", settings),
                new ConnectorContext(me.store.subject(), me.tokens, clock))
            .stream()
            .map(connector -> connector.source().stream())
            .toList();
  }

  @Test
  void aFirstReadTakesLittleMoreThanItsPages() {
    simulator.close();
    begin(ProviderSimulator.builder());
    SourceRun first = sync();
    long pages = (first.counts().created() + 99) / 100;

    assertThat(first.counts().calls()).isBetween(pages, 2 * pages + 10);
  }
}
