package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StravaAccessTest {

  @Test
  void aConsentEchoesScopeAndStateAndItsCodeWorksOnce() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      var consent =
          client.authorize(
              "client_id",
              simulator.stravaClientId(),
              "response_type",
              "code",
              "redirect_uri",
              "http://127.0.0.1/back",
              "scope",
              "read,activity:read",
              "state",
              "a b");
      var query = new Params();
      query.add(URI.create(consent.headers().firstValue("Location").orElseThrow()).getRawQuery());

      assertThat(consent.statusCode()).isEqualTo(302);
      assertThat(query.first("state")).contains("a b");
      assertThat(query.first("scope")).contains("read,activity:read");
      var code = query.first("code").orElseThrow();
      var tokens =
          StravaClient.object(client.token("grant_type", "authorization_code", "code", code));
      assertThat(tokens).containsKeys("athlete", "expires_at").containsEntry("expires_in", 21600L);
      assertThat(client.token((String) tokens.get("access_token")).activities()).isNotEmpty();
      var again = client.token("grant_type", "authorization_code", "code", code);
      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(StravaClient.fault(again)).isEqualTo("AuthorizationCode code invalid");
    }
  }

  @Test
  void aPersonMayDenyOrUntick() {
    try (var simulator = People.simulator().start()) {
      simulator.denyConsents(true);
      assertThat(consent(simulator).first("error")).contains("access_denied");
      assertThat(consent(simulator).first("state")).contains("1");
      simulator.denyConsents(false);
      simulator.untickScopes("activity:read_all");
      assertThat(consent(simulator).first("scope")).contains("read");
    }
  }

  @Test
  void anAppWithAsManyPeopleAsItMayHaveSendsNobodyBack() {
    try (var simulator = People.simulator().start()) {
      simulator.stravaAthleteLimit(true);
      var page = page(simulator);
      assertThat(page.statusCode()).isEqualTo(403);
      assertThat(page.headers().firstValue("Location")).isEmpty();
      assertThat(page.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
      assertThat(page.body()).contains("Error 403: Limit of connected athletes exceeded");
      simulator.stravaAthleteLimit(false);
      assertThat(consent(simulator).first("code")).isPresent();
    }
  }

  private static Params consent(ProviderSimulator simulator) {
    var query = new Params();
    query.add(
        URI.create(page(simulator).headers().firstValue("Location").orElseThrow()).getRawQuery());
    return query;
  }

  private static HttpResponse<String> page(ProviderSimulator simulator) {
    return new StravaClient(simulator)
        .authorize(
            "client_id", simulator.stravaClientId(),
            "response_type", "code",
            "redirect_uri", "http://127.0.0.1/back",
            "scope", "read,activity:read_all",
            "state", "1");
  }

  @Test
  void aConsentIsTakenBackByTheAppOrByTheToken() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      assertThat(client.revoke("wrong", simulator.stravaRefreshToken()).statusCode())
          .isEqualTo(400);
      assertThat(client.revoke(simulator.stravaClientSecret(), "nobody's").statusCode())
          .isEqualTo(200);
      client.activities();
      assertThat(
              client
                  .revoke(simulator.stravaClientSecret(), simulator.stravaRefreshToken())
                  .statusCode())
          .isEqualTo(200);
      assertThat(client.get("athlete").statusCode()).isEqualTo(401);
    }
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      simulator.withoutStravaRevoke();
      assertThat(
              client
                  .revoke(simulator.stravaClientSecret(), simulator.stravaRefreshToken())
                  .statusCode())
          .isEqualTo(404);
      assertThat(client.deauthorize().statusCode()).isEqualTo(200);
      assertThat(client.deauthorize().statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theSameAccessTokenComesBackWhileItHasMoreThanAnHourToLive() {
    var clock = new ManualClock(People.LATER);
    try (var simulator = People.simulator().clock(clock).start()) {
      var client = new StravaClient(simulator);
      clock.advance(Duration.ofHours(2));
      var kept = client.refresh(simulator.stravaRefreshToken());
      clock.advance(Duration.ofHours(3));
      var renewed = client.refresh(simulator.stravaRefreshToken());
      var dead =
          client.token(
              "grant_type", "refresh_token", "refresh_token", simulator.stravaRefreshToken());

      assertThat(kept)
          .containsEntry("access_token", simulator.stravaAccessToken())
          .containsEntry("refresh_token", simulator.stravaRefreshToken())
          .containsEntry("expires_in", 14400L)
          .doesNotContainKey("athlete");
      assertThat(renewed.get("access_token")).isNotEqualTo(simulator.stravaAccessToken());
      assertThat(client.get("athlete").statusCode()).isEqualTo(401);
      assertThat(client.token((String) renewed.get("access_token")).get("athlete").statusCode())
          .isEqualTo(200);
      assertThat(dead.statusCode()).isEqualTo(400);
      assertThat(StravaClient.fault(dead)).isEqualTo("RefreshToken refresh_token invalid");
    }
  }

  @Test
  void aTokenCountsInTheHeaderOnlyAndWhatItDoesNotAllowIsNamed() {
    try (var simulator = People.simulator().stravaScope("read").start()) {
      var client = new StravaClient(simulator);
      var forbidden = client.get("athlete/activities");
      var inQuery = client.token("").get("athlete", "access_token", simulator.stravaAccessToken());

      assertThat(forbidden.statusCode()).isEqualTo(401);
      assertThat(StravaClient.fault(forbidden))
          .isEqualTo("AccessToken activity:read_permission missing");
      assertThat(inQuery.statusCode()).isEqualTo(401);
      assertThat(StravaClient.fault(inQuery)).isEqualTo("Athlete access_token invalid");
      assertThat(inQuery.headers().map()).doesNotContainKey("x-ratelimit-usage");
    }
  }

  @Test
  void anInactiveAppMayRenewTokensButReadNothing() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      simulator.deactivateStravaApp();

      assertThat(client.get("athlete/activities").statusCode()).isEqualTo(403);
      assertThat(client.refresh(simulator.stravaRefreshToken())).containsKey("access_token");
    }
  }

  @Test
  void theQuarterHourAndTheDayAreLimitedByTheClock() {
    var clock = new ManualClock(Instant.parse("2025-02-01T23:44:50Z"));
    try (var simulator = People.simulator().clock(clock).stravaLimits(2, 5).start()) {
      var client = new StravaClient(simulator);
      client.activities();
      var second = client.get("athlete/activities");
      var third = client.get("athlete/activities");

      assertThat(second.headers().firstValue("X-RateLimit-Limit")).contains("4,10");
      assertThat(second.headers().firstValue("X-RateLimit-Usage")).contains("2,2");
      assertThat(second.headers().firstValue("X-ReadRateLimit-Limit")).contains("2,5");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(StravaClient.fault(third)).isEqualTo("Application rate limit exceeded");
      assertThat(third.headers().firstValue("x-readratelimit-usage")).contains("3,3");
      clock.advance(Duration.ofSeconds(10));
      client.activities();
      client.activities();
      clock.advance(Duration.ofMinutes(14));
      assertThat(client.get("athlete/activities").headers().firstValue("x-readratelimit-usage"))
          .contains("3,6");
      clock.advance(Duration.ofMinutes(1));
      client.activities();
    }
  }
}
