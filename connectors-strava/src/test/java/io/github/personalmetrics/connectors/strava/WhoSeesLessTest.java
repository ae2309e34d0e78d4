package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sees less than before, or somebody else's account, deletes nothing. */
class WhoSeesLessTest {

  private static final SourceId SOURCE = SourceId.of("strava", "activities");
  private static final URI REDIRECT = URI.create("http://localhost:7071/callback");
  private static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          7,
          LocalDate.parse("2025-12-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));

  private final SettableClock clock = SettableClock.at("2026-03-02T12:07:00Z");
  private final Runner me = new Runner(clock);
  private final ProviderSimulator simulator =
      ProviderSimulator.builder().person(PERSON).clock(clock).start();
  private int stored;

  @BeforeEach
  void readEverything() throws Exception {
    connect("read,activity:read_all,profile:read_all");
    // Two of the last month are for me alone.
    List<Long> newest = simulator.activities().ids();
    simulator.activities().hide(newest.get(0));
    simulator.activities().hide(newest.get(2));
    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
    stored = stored();
    assertThat(stored).isEqualTo(newest.size()).isGreaterThan(10);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private int stored() {
    return me.store.metrics().find(RecordQuery.activities()).size();
  }

  /** Without tokens in the settings: those of the consent count. */
  private StravaConfig config() {
    return StravaConfig.of(simulator.stravaClientId(), simulator.stravaClientSecret())
        .withBaseUrl(simulator.stravaBaseUrl())
        .withOauthUrl(simulator.stravaOauthUrl());
  }

  private SourceRun sync() {
    return me.sync(config());
  }

  private SourceRun syncInFull() {
    return SyncEngine.of(me.store, List.of(me.connector(config())), clock)
        .sync(new SyncRequest(Set.of(), true))
        .runs()
        .get(0);
  }

  private Account connect(String granted) throws IOException, InterruptedException {
    return connect(granted, null);
  }

  private Account connect(String granted, @Nullable Account holder)
      throws IOException, InterruptedException {
    Consent consent =
        StravaAccess.consent(
            config(),
            new ConnectorContext(me.store.subject(), me.store.tokens(), clock),
            new OkHttpClient(),
            new SecureRandom());
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(consent.begin(REDIRECT)).build(), BodyHandlers.discarding());
    var params = new HashMap<String, String>();
    String query = URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      params.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    // What the person left ticked on the page.
    params.put("scope", granted);
    Account account = consent.complete(params, holder);
    simulator.stravaScope(granted);
    return account;
  }

  @Test
  void aConsentWithoutThePrivateOnesKeepsThem() throws Exception {
    connect("read,activity:read");
    long third = simulator.activities().ids().get(3);
    simulator.activities().delete(third);

    SourceRun less = sync();
    SourceRun lessInFull = syncInFull();
    int kept = stored();
    connect("read,activity:read_all");
    SourceRun again = sync();

    assertThat(less.outcome()).isEqualTo(Outcome.OK);
    assertThat(less.counts().deleted() + lessInFull.counts().deleted()).isZero();
    assertThat(kept).isEqualTo(stored);
    assertThat(me.store.ledger().pendingDeletions()).isEmpty();
    assertThat(again.counts().deleted()).as("what was really deleted meanwhile").isEqualTo(1);
    assertThat(again.counts().created() + again.counts().changed()).isZero();
  }

  @Test
  void whatIsHiddenForAWhileGetsItsTrackLater() throws Exception {
    connect("read,activity:read");
    SourceRun less = me.syncWithTracks(config());
    connect("read,activity:read_all");
    SourceRun again = me.syncWithTracks(config());

    assertThat(less.code()).isEqualTo("strava.bad-track");
    assertThat(less.counts().tracks()).isEqualTo(stored - 2);
    assertThat(again.outcome()).isEqualTo(Outcome.OK);
    assertThat(again.counts().tracks()).isEqualTo(2);
  }

  @Test
  void withAllThatIsSeenNothingElseThatIsUntickedMatters() throws Exception {
    connect("read,activity:read_all");
    simulator.activities().delete(simulator.activities().ids().get(1));

    assertThat(sync().counts().deleted()).isEqualTo(1);
  }

  @Test
  void withoutAnyScopeNothingIsRead() {
    simulator.stravaScope("read");

    assertThat(sync().code()).isEqualTo("strava.scope-missing");
    assertThat(syncInFull().code()).isEqualTo("strava.scope-missing");
    assertThat(stored()).isEqualTo(stored);
  }

  @Test
  void anotherAthleteWhoConsentsIsRefused() {
    Account holder = me.store.ledger().state(SOURCE).account();
    byte[] before = me.store.tokens().load("strava").orElseThrow().bytes();
    simulator.stravaAthleteAtThePage(99);

    assertThatThrownBy(() -> connect("read,activity:read_all", holder))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("strava.other-account"));
    assertThat(me.store.tokens().load("strava").orElseThrow().bytes()).isEqualTo(before);
    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theTokensOfAnotherAthleteDeleteNothingEvenIfTheirAccountIsEmpty(int theirs)
      throws Exception {
    simulator.stravaAthleteAtThePage(99);
    for (int i = 0; i < theirs; i++) {
      simulator
          .activities()
          .upload(
              Map.of(
                  "start_date",
                  clock.instant().minus(Duration.ofDays(1)).toString(),
                  "athlete",
                  Map.of("id", 99)));
    }
    connect("read,activity:read_all");

    assertThat(sync().code()).isEqualTo("source.other-account");
    assertThat(syncInFull().code()).isEqualTo("source.other-account");
    assertThat(stored()).isEqualTo(stored);
  }

  @Test
  void tokensThatDoNotSayWhoseTheyAreAreAskedBeforeAnEmptyAccountIsBelieved() throws Exception {
    simulator.stravaAthleteAtThePage(99);
    connect("read,activity:read_all");
    // The newest pair, as if it had been copied into the settings.
    List<String> made = simulator.secrets();
    me.store.tokens().remove("strava");
    StravaConfig seeded = config().withTokens(made.get(made.size() - 2), made.get(made.size() - 1));
    int asked = simulator.calls("strava/athlete");

    assertThat(me.sync(seeded).code()).isEqualTo("source.other-account");
    assertThat(simulator.calls("strava/athlete")).isEqualTo(asked + 1);
    assertThat(stored()).isEqualTo(stored);
  }
}
