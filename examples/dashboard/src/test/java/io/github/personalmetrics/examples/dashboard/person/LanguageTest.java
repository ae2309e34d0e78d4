package io.github.personalmetrics.examples.dashboard.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "fr, FR",
    "fr-CA, FR",
    "'fr-CA,en;q=0.5', FR",
    "'en-GB,fr;q=0.9', EN",
    "'de,fr;q=0.5,en;q=0.4', FR",
    "'en;q=0.1,fr;q=0.2', FR",
    "de, EN",
    "*, EN",
    "'', EN",
    "'fr;q=x', EN",
    "';;;', EN",
    "'fr\u0000', EN"
  })
  void aBrowserIsAnsweredInWhatItLikesBest(String header, Language expected) {
    assertThat(Language.accepted(header)).isEqualTo(expected);
  }

  @Test
  void aBrowserThatSaysNothingIsAnsweredInEnglish() {
    assertThat(Language.accepted(null)).isEqualTo(Language.EN);
  }
}
