package io.github.personalmetrics.examples.dashboard.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file before it is sent: whoever reads slowly holds up no reader of the store, and what
 * fails half way becomes an error instead of half a file. Only this user may read it, and it is
 * gone once the stream is closed.
 */
public final class Spool {

  /** What fills the file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Spool() {}

  /**
   * @return to be closed by whoever reads it
   * @throws IOException if the temporary folder has no room
   */
  public static InputStream of(Content content) throws IOException {
    Path file = Files.createTempFile("personal-metrics-", ".export");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        content.writeTo(out);
      }
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
