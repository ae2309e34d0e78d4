package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.List;

/** A pair of tokens, what they allow, and when the access token dies. */
final class StravaTokens {
  private final String access;
  private final String refresh;
  private final String scope;
  private final long athlete;
  private final Instant diesAt;

  StravaTokens(String access, String refresh, String scope, long athlete, Instant diesAt) {
    this.access = access;
    this.refresh = refresh;
    this.scope = scope;
    this.athlete = athlete;
    this.diesAt = diesAt;
  }

  String access() {
    return access;
  }

  String refresh() {
    return refresh;
  }

  String scope() {
    return scope;
  }

  /** Whose they are. */
  long athlete() {
    return athlete;
  }

  StravaTokens withScope(String scope) {
    return new StravaTokens(access, refresh, scope, athlete, diesAt);
  }

  Instant diesAt() {
    return diesAt;
  }

  /** Also what its athlete shows to nobody. */
  boolean allowsAll() {
    return List.of(scope.split(",", -1)).contains("activity:read_all");
  }

  boolean allows(String permission) {
    for (String granted : scope.split(",", -1)) {
      if (granted.equals(permission) || granted.equals(permission + "_all")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "StravaTokens[scope=" + scope + ", diesAt=" + diesAt + ", secrets hidden]";
  }
}
