package io.github.personalmetrics.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recorded provider responses that live outside the project, because they are somebody's. The
 * system property {@code shared.data} names their folder; a relative one starts at {@code
 * project.root}.
 */
public final class RecordedData {

  private RecordedData() {}

  /** A folder of recorded data; the calling test is skipped where there is none. */
  public static Path folder(String name) {
    String root = System.getProperty("shared.data", "");
    assumeTrue(
        !root.isBlank(),
        "Skipped: it reads recorded data, and -Dshared.data=<folder> does not say where that is.");
    Path folder = Path.of(System.getProperty("project.root", "")).resolve(root).resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        () ->
            "Skipped: it reads recorded data, and -Dshared.data="
                + root
                + " has no folder \""
                + name
                + "\".");
    return folder;
  }
}
