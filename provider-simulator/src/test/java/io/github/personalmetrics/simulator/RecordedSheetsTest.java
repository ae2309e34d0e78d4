package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSheetsTest {
  @TempDir Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(folder.resolve("sheets"));
  }

  @Test
  void theRowsAreThereForAnyTokenUnderAnySpreadsheetsId() throws IOException {
    record(
        "values_log.json",
        "{\"range\":\"log!A1:C\",\"values\":[[\"Date\",\"Reps\"],[45000,1.50]]}");
    try (var simulator = ProviderSimulator.builder().recorded(folder).start()) {
      var client = new SheetsClient(simulator).token("anything");

      assertThat(client.values("log!A:Z")).hasToString("[[Date, Reps], [45000, 1.50]]");
      assertThat(client.get("some-id", "").body()).contains("\"title\":\"log\"");
      assertThat(client.exchange("anything").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void rangesGoWhereTheySayAndTheLaterFileWins() throws IOException {
    record("values_1.json", "{\"range\":\"'my log'!A1:B2\",\"values\":[[\"a\",\"b\"],[1,2]]}");
    record(
        "values_2.json",
        "{\"valueRanges\":[{\"range\":\"'my log'!B2:B4\",\"values\":[[3],[],[4]]},"
            + "{\"range\":\"food!A:B\"}]}");
    record("other.json", "not even JSON");
    try (var simulator = ProviderSimulator.builder().recorded(folder).start()) {
      assertThat(simulator.sheet().rows("my log")).hasToString("[[a, b], [1, 3], [], [, 4]]");
      assertThat(simulator.sheet().rows("food")).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoValueRangeIsNamed() throws IOException {
    record("values_log.json", "[[1,2]]");

    assertThatThrownBy(() -> ProviderSimulator.builder().recorded(folder).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("values_log.json");
  }

  private void record(String name, String json) throws IOException {
    Files.writeString(folder.resolve("sheets").resolve(name), json);
  }
}
