package io.github.personalmetrics.simulator;

import java.time.Clock;

/** The OAuth app, the athlete, the first tokens and the limits of the fake Strava. */
final class StravaSettings {
  private static final String SCOPE = "read,activity:read_all,profile:read_all";

  private String clientId;
  private String clientSecret;
  private String accessToken;
  private String refreshToken;
  private String scope = SCOPE;
  private long athleteId = 20_170_042;
  private int perQuarterHour = 100;
  private int perDay = 1000;

  StravaSettings(Secrets secrets) {
    this.clientId = secrets.nextNumber();
    this.clientSecret = secrets.next();
    this.accessToken = secrets.next();
    this.refreshToken = secrets.next();
  }

  void client(String id, String secret) {
    this.clientId = id;
    this.clientSecret = secret;
  }

  void tokens(String access, String refresh) {
    this.accessToken = access;
    this.refreshToken = refresh;
  }

  void scope(String scope) {
    this.scope = scope;
  }

  void athleteId(long athleteId) {
    this.athleteId = athleteId;
  }

  void limits(int perQuarterHour, int perDay) {
    if (perQuarterHour < 1 || perDay < 1) {
      throw new IllegalArgumentException("a limit must be at least 1 call");
    }
    this.perQuarterHour = perQuarterHour;
    this.perDay = perDay;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  String accessToken() {
    return accessToken;
  }

  String refreshToken() {
    return refreshToken;
  }

  String scope() {
    return scope;
  }

  long athleteId() {
    return athleteId;
  }

  StravaService service(
      StravaTable table,
      Clock clock,
      ConsentPage page,
      boolean anyToken,
      Secrets secrets,
      Calls calls) {
    if (anyToken) {
      // Recorded rows say whose they are.
      athleteId = table.athlete().orElse(athleteId);
    }
    var book = new StravaTokenBook(clock, secrets);
    book.add(accessToken, refreshToken, scope, athleteId);
    var limits = new StravaLimits(perQuarterHour, perDay, clock);
    return new StravaService(
        new StravaOAuth(this, book, clock, page, anyToken),
        book,
        new StravaActivities(table, clock),
        new SimulatedActivities(table, athleteId, clock),
        limits,
        calls);
  }

  @Override
  public String toString() {
    return "StravaSettings[athleteId=" + athleteId + ", secrets hidden]";
  }
}
