package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.RateLimited;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithingsStatusTest {

  @ParameterizedTest
  @CsvSource({
    "100, , Unauthorized, withings.invalid-token",
    "401, XRequestID: Not provided invalid_token, Unauthorized, withings.invalid-token",
    "503, Invalid Params: invalid refresh_token, Unauthorized, withings.consent-lost",
    "503, Invalid Params: invalid code, Unauthorized, withings.consent-lost",
    "503, Invalid Params: lastupdate, InvalidResponse, withings.bad-request",
    "2554, , InvalidResponse, withings.bad-request",
    "2555, , Refused, withings.not-allowed",
    "214, , Refused, withings.not-allowed",
    "601, , RateLimited, withings.rate-limited",
    "522, , Unavailable, withings.error-522",
    "999999, , Unavailable, withings.error-999999"
  })
  void aStatusSaysWhatToDo(int status, @Nullable String words, String type, String code) {
    var envelope = new WithingsApi.Envelope(status, null, words);

    var thrown = catchThrowableOfType(SourceException.class, () -> WithingsStatus.body(envelope));

    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(thrown.code()).isEqualTo(code);
    assertThat(thrown.advice()).isNotBlank();
    if (words != null) {
      assertThat(thrown).hasMessageContaining(words);
    }
  }

  @Test
  void theWaitInTheBodyIsPassedOn() {
    var envelope =
        new WithingsApi.Envelope(
            601, new RawJson("{\"wait_seconds\":188}"), "Same arguments in less than 10 seconds");

    assertThatThrownBy(() -> WithingsStatus.body(envelope))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(188)));
  }

  @Test
  void anAnswerWithoutAStatusIsNotTakenForGood() {
    assertThatThrownBy(() -> WithingsStatus.body(new WithingsApi.Envelope(null, null, null)))
        .isInstanceOf(SourceException.InvalidResponse.class);
  }
}
