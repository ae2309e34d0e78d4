package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.ErrorReading;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.testkit.RecordedData;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StravaErrorsTest {

  private final StravaErrors errors = new StravaErrors(SettableClock.at("2026-04-02T12:07:00Z"));

  private @Nullable SourceException read(int status, Map<String, String> headers, String body) {
    return errors.read(new ErrorReading.Answer(status, headers, body)).orElse(null);
  }

  private static String fault(String resource, String field, String code) {
    return "{\"message\":\"m\",\"errors\":[{\"resource\":\"%s\",\"field\":\"%s\",\"code\":\"%s\"}]}"
        .formatted(resource, field, code);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AccessToken, activity:read_permission, missing, Refused, strava.scope-missing",
    "401, Athlete, access_token, invalid, Unauthorized, strava.invalid-token",
    "401, Application, '', invalid, Unauthorized, strava.invalid-token",
    "403, Application, Status, Inactive, Refused, strava.app-inactive",
    "403, Application, rate limit, exceeded, RateLimited, strava.rate-limited",
    "429, Application, rate limit, exceeded, RateLimited, strava.rate-limited",
    "400, RefreshToken, refresh_token, invalid, Unauthorized, strava.consent-lost",
    "400, AuthorizationCode, code, invalid, Unauthorized, strava.consent-lost",
    "400, Application, client_id, invalid, Refused, strava.bad-client"
  })
  void aFaultSaysWhatToDo(
      int status, String resource, String field, String code, String type, String expected) {
    var error = read(status, Map.of(), fault(resource, field, code));

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error.code()).isEqualTo(expected);
    assertThat(error.advice()).isNotBlank();
    assertThat(error).hasMessageContaining(resource);
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "404", "500", "503"})
  void theRestMeansWhatItsStatusMeans(int status) {
    assertThat(read(status, Map.of(), "<html>no</html>")).isNull();
    assertThat(read(status, Map.of(), fault("Activity", "id", "not found"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"errors\":\"Rate Limit Exceeded\",\"status\":429}",
        "{\"errors\":[]}",
        "{\"errors\":[7]}",
        "[]"
      })
  void aLimitIsALimitWhateverItsBody(String body) {
    assertThat(read(429, Map.of(), body)).isInstanceOf(RateLimited.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200,2000 | 101,303   | 100,1000 | 101,303   | PT8M5S",
        "200,2000 | 101,1001  | 100,1000 | 101,1001  | PT11H53M5S",
        "200,2000 | 12,2000   | 100,1000 | ,         | PT11H53M5S",
        "200,2000 | 12,1999   | ,        | ,         | PT8M5S",
        "x        | y         | ,        | ,         | PT8M5S"
      })
  void theWaitGoesToTheEndOfTheWindowThatIsUsedUp(
      String limit, String usage, String readLimit, String readUsage, Duration wait) {
    var headers =
        Map.of(
            "x-ratelimit-limit", limit,
            "x-ratelimit-usage", usage,
            "x-readratelimit-limit", readLimit,
            "x-readratelimit-usage", readUsage);

    assertThat(((RateLimited) read(429, headers, "")).retryAfter()).contains(wait);
  }

  @Test
  void aFullAppIsToldByAWebPage() {
    var error = read(403, Map.of(), "<h1>Error 403: Limit of connected athletes exceeded</h1>");

    assertThat(error.code()).isEqualTo("strava.athlete-limit");
    assertThat(error.advice()).contains("disconnect");
  }

  @Test
  void withoutHeadersTheQuarterHourIsWaitedFor() {
    assertThat(((RateLimited) read(429, Map.of(), "")).retryAfter())
        .contains(Duration.ofMinutes(8).plusSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "fault_400_refresh_token_invalid.json, 400, strava.consent-lost",
    "fault_400_authorization_code_invalid.json, 400, strava.consent-lost",
    "fault_401_invalid_access_token.json, 401, strava.invalid-token",
    "fault_401_missing_scope_activity_read.json, 401, strava.scope-missing",
    "fault_403_application_inactive.json, 403, strava.app-inactive",
    "fault_429_rate_limit_exceeded.json, 429, strava.rate-limited"
  })
  void quotedFaultsAreRead(String file, int status, String code) throws IOException {
    String body = Files.readString(RecordedData.folder("strava").resolve("derived").resolve(file));

    assertThat(read(status, Map.of(), body).code()).isEqualTo(code);
  }
}
