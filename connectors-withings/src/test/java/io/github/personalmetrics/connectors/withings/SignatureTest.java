package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

  @Test
  void itSignsActionAppAndTimeInThisOrder() {
    assertThat(Signature.of("test_client_secret", "getnonce", "test_client_id", "1594257200"))
        .isEqualTo("2c47d037e15085d04c5b06ecea9cc3125bb1640057adb0bea4f009285ec4d013");
  }
}
