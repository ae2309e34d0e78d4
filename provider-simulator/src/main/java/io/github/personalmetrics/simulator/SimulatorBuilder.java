package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects a simulator's settings. Not thread-safe. */
public final class SimulatorBuilder {
  private static final String SCOPE = "user.info,user.metrics,user.activity";

  final Secrets secrets = new Secrets();
  final StravaSettings strava = new StravaSettings(secrets);
  final SheetsSettings sheets = new SheetsSettings(secrets);
  int port;
  int pageSize = 200;
  int requestsPerMinute = 120;
  Clock clock = Clock.systemUTC();
  Duration tokenLifetime = Duration.ofHours(3);
  private @Nullable SyntheticPerson person;
  @Nullable Path recorded;
  private String scope = SCOPE;
  private String userId = "20170042";
  private String clientId = secrets.nextId();
  private String clientSecret = secrets.next();
  private String accessToken = secrets.next();
  private String refreshToken = secrets.next();

  SimulatorBuilder() {}

  /** The port to listen on; 0, the default, takes a free one. */
  public SimulatorBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** The provider's clock: tokens, limits, and which of a person's readings it has got so far. */
  public SimulatorBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Serves a made-up person. */
  public SimulatorBuilder person(SyntheticPerson person) {
    this.person = person;
    return this;
  }

  /**
   * Serves the union of the recorded {@code withings/getmeas_*.json}, {@code getactivity_*}, {@code
   * getworkouts_*} and {@code getsummary_*}, of {@code strava/activities_*.json} and of {@code
   * sheets/values_*.json}, and takes any token; a provider without files is empty.
   */
  public SimulatorBuilder recorded(Path folder) {
    this.recorded = folder;
    return this;
  }

  /** Rows in a page, 200 unless said. */
  public SimulatorBuilder pageSize(int pageSize) {
    if (pageSize < 1) {
      throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
    }
    this.pageSize = pageSize;
    return this;
  }

  /** How long an access token lives, 3 hours unless said. */
  public SimulatorBuilder tokenLifetime(Duration tokenLifetime) {
    this.tokenLifetime = tokenLifetime;
    return this;
  }

  /** How many calls a minute the provider stands, 120 unless said; 0 for no limit. */
  public SimulatorBuilder requestsPerMinute(int requestsPerMinute) {
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "requestsPerMinute must not be negative, not " + requestsPerMinute);
    }
    this.requestsPerMinute = requestsPerMinute;
    return this;
  }

  /** The account's user id, as the token answers carry it. */
  public SimulatorBuilder withingsUserId(String userId) {
    this.userId = userId;
    return this;
  }

  /** What the person allows at Withings, comma separated; everything unless said. */
  public SimulatorBuilder withingsScope(String scope) {
    this.scope = scope;
    return this;
  }

  /** Fixes the OAuth app, which is otherwise new in every run. */
  public SimulatorBuilder withingsClient(String clientId, String clientSecret) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    return this;
  }

  /** Fixes the first tokens, which are otherwise new in every run. */
  public SimulatorBuilder withingsTokens(String accessToken, String refreshToken) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    return this;
  }

  /** Fixes the OAuth app at Strava, which is otherwise new in every run. */
  public SimulatorBuilder stravaClient(String clientId, String clientSecret) {
    strava.client(clientId, clientSecret);
    return this;
  }

  /** Fixes the first tokens at Strava, which are otherwise new in every run. */
  public SimulatorBuilder stravaTokens(String accessToken, String refreshToken) {
    strava.tokens(accessToken, refreshToken);
    return this;
  }

  /** What the first tokens at Strava allow, such as {@code read}; everything unless said. */
  public SimulatorBuilder stravaScope(String scope) {
    strava.scope(scope);
    return this;
  }

  /** The athlete's id at Strava. */
  public SimulatorBuilder stravaAthleteId(long athleteId) {
    strava.athleteId(athleteId);
    return this;
  }

  /** Reading calls that Strava stands, 100 in a quarter of an hour and 1000 a day unless said. */
  public SimulatorBuilder stravaLimits(int perQuarterHour, int perDay) {
    strava.limits(perQuarterHour, perDay);
    return this;
  }

  /** How many reads a minute Google stands, 60 unless said; 0 for no limit. */
  public SimulatorBuilder sheetsRequestsPerMinute(int requestsPerMinute) {
    sheets.requestsPerMinute(requestsPerMinute);
    return this;
  }

  /**
   * Starts listening on loopback.
   *
   * @throws IllegalStateException unless exactly one of person and recorded rows was given
   * @throws UncheckedIOException when the port is taken or a recorded file cannot be read
   */
  public ProviderSimulator start() {
    try {
      return new ProviderSimulator(
          this, withings(), activities(), SheetsSettings.sheet(person, recorded, clock));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private WithingsData withings() throws IOException {
    var allowed = Set.of(scope.split(","));
    if (person != null && recorded == null) {
      return WithingsData.of(person, allowed, clock, pageSize);
    }
    if (recorded != null && person == null) {
      return WithingsData.of(new RecordedRows(recorded), allowed, clock, pageSize);
    }
    throw new IllegalStateException("Say what to simulate: either person(..) or recorded(..)");
  }

  private StravaTable activities() throws IOException {
    return person != null
        ? StravaRows.of(person, strava.athleteId())
        : new RecordedActivities(Objects.requireNonNull(recorded)).table();
  }

  WithingsAccount withingsAccount() {
    return new WithingsAccount(
        userId, clientId, clientSecret, new WithingsTokens(accessToken, refreshToken, scope));
  }
}
