package io.github.personalmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorSettingsTest {

  @Test
  void aBlankValueIsAbsent() {
    assertThat(ConnectorSettings.of("withings", Map.of("since", "  ")).text("since")).isEmpty();
  }

  @Test
  void whatIsBelowAnOpenKeyIsListed() {
    var settings =
        ConnectorSettings.of(
            "sheets",
            Map.of("layout.reps", "Wdh", "layout.date", "Tag", "layout.x", " ", "a", "b"));

    assertThat(settings.names("layout.")).containsExactly("layout.date", "layout.reps");
  }

  @Test
  void aMissingSettingIsNamedInFull() {
    assertThatThrownBy(() -> ConnectorSettings.of("withings", Map.of()).required("client-id"))
        .isInstanceOf(SettingException.class)
        .hasMessage("withings.client-id: is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not an address", "ftp://example.org/", "/relative", "http://"})
  void anAddressMustBeAbsoluteAndIsNotQuoted(String value) {
    var settings = ConnectorSettings.of("withings", Map.of("base-url", value));

    assertThatThrownBy(() -> settings.uri("base-url"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("withings.base-url")
        .hasMessageNotContaining(value);
  }

  @Test
  void aDateMustBeAnIsoDate() {
    var settings = ConnectorSettings.of("withings", Map.of("since", "01/02/2017"));

    assertThatThrownBy(() -> settings.date("since")).hasMessageContaining("2017-02-01");
  }

  @Test
  void noValueIsEverPrinted() {
    var settings = ConnectorSettings.of("withings", Map.of("client-secret", "hunter2"));

    assertThat(settings.toString()).contains("client-secret").doesNotContain("hunter2");
  }

  @Test
  void aKeyEndingInAStarMatchesItsFamily() {
    var layout = SettingKey.optional("layout.*", "header names");

    assertThat(layout.matches("layout.date")).isTrue();
    assertThat(layout.matches("layouts")).isFalse();
  }
}
