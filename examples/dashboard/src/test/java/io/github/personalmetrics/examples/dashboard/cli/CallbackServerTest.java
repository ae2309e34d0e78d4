package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Perhaps the app is full: ask."})
  void whoWaitedInVainIsToldWhatTheProviderMayHaveShown(String otherwise) {
    try (var server = CallbackServer.listen(0)) {
      assertThatThrownBy(() -> server.await(Duration.ZERO, otherwise))
          .isInstanceOf(CommandException.class)
          .hasMessage(("Nobody came back within 0 minutes. Run it again. " + otherwise).strip());
    }
  }
}
