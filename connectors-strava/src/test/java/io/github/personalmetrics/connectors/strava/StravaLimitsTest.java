package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RateHeaders.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StravaLimitsTest {

  @Test
  void bothLimitsAreReadAsRecorded() {
    var headers =
        Map.of(
            "x-ratelimit-limit", "200,2000",
            "x-ratelimit-usage", "70,303",
            "x-readratelimit-limit", "100,1000",
            "x-readratelimit-usage", "70,303");

    assertThat(StravaLimits.DEFAULT.read(headers))
        .containsExactly(
            new Usage("read-quarter", 100, 70),
            new Usage("read-day", 1000, 303),
            new Usage("quarter", 200, 70),
            new Usage("day", 2000, 303));
  }

  @Test
  void anAnswerMaySayHalfOfItOrNothing() {
    var write =
        Map.of(
            "x-ratelimit-limit", "200,2000",
            "x-ratelimit-usage", "71,304",
            "x-readratelimit-limit", "100,1000",
            "x-readratelimit-usage", ",");

    assertThat(StravaLimits.DEFAULT.read(write))
        .containsExactly(new Usage("quarter", 200, 71), new Usage("day", 2000, 304));
    assertThat(StravaLimits.DEFAULT.read(Map.of())).isEmpty();
  }

  @Test
  void everyCallCountsInFourWindows() {
    assertThat(StravaLimits.parse("200,2000").orElseThrow().windows())
        .extracting(window -> window.name() + " " + window.calls())
        .containsExactly("read-quarter 200", "read-day 2000", "quarter 400", "day 4000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "100", "0,1000", "100,-1", "1e3,5", "99999999999,1"})
  void whatAreNoTwoNumbersIsNoLimit(String text) {
    assertThat(StravaLimits.parse(text)).isEmpty();
  }
}
