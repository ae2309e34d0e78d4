package io.github.personalmetrics.simulator;

import java.time.Instant;

/** A pair of tokens, what they allow, and when the access token dies. */
final class StravaTokens {
  private final String access;
  private final String refresh;
  private final String scope;
  private final Instant diesAt;

  StravaTokens(String access, String refresh, String scope, Instant diesAt) {
    this.access = access;
    this.refresh = refresh;
    this.scope = scope;
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

  Instant diesAt() {
    return diesAt;
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
