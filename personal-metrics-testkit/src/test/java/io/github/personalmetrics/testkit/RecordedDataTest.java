package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class RecordedDataTest {

  private final String data = System.getProperty("shared.data", "");
  private final String root = System.getProperty("project.root", "");

  @AfterEach
  void restore() {
    System.setProperty("shared.data", data);
    System.setProperty("project.root", root);
  }

  @Test
  void aTestIsSkippedWithASentenceWhereThereIsNoData(@TempDir Path empty) {
    System.setProperty("shared.data", " ");
    assertThatThrownBy(() -> RecordedData.folder("withings"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("-Dshared.data=<folder>");

    System.setProperty("shared.data", empty.toString());
    assertThatThrownBy(() -> RecordedData.folder("withings"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no folder \"withings\"");
  }

  @Test
  void aRelativeFolderStartsAtTheProject(@TempDir Path project) throws IOException {
    Path withings = Files.createDirectories(project.resolve("data").resolve("withings"));
    System.setProperty("project.root", project.toString());
    System.setProperty("shared.data", "data");
    assertThat(RecordedData.folder("withings")).isEqualTo(withings);

    System.setProperty("shared.data", project.resolve("data").toString());
    assertThat(RecordedData.folder("withings")).isEqualTo(withings);
  }
}
