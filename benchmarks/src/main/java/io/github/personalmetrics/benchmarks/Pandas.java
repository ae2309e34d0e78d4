package io.github.personalmetrics.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The same points in pandas, in a process of its own that warms up first. */
final class Pandas {

  /** The interpreter; another by {@code -Dpython=/usr/bin/python3}, if that one has pandas. */
  private static final String PYTHON = System.getProperty("python", "python3");

  private Pandas() {}

  static List<Timing> timings(Points points) throws IOException, InterruptedException {
    if (!isThere()) {
      System.out.printf("pandas: skipped, as \"%s -c 'import pandas'\" does not work%n", PYTHON);
      return List.of();
    }
    Path data = Files.createTempFile("points", ".bin");
    try {
      Files.write(data, bytes(points));
      Process process = start(data);
      List<Timing> timings = process.inputReader().lines().map(Pandas::timing).toList();
      if (process.waitFor() != 0) {
        System.out.println("pandas: skipped, the script failed");
        return List.of();
      }
      return timings;
    } finally {
      Files.delete(data);
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import pandas")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Process start(Path data) throws IOException {
    return new ProcessBuilder(
            PYTHON, "-W", "ignore", "-c", script(), data.toString(), String.valueOf(Points.SIZE))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String script() throws IOException {
    try (InputStream script = Pandas.class.getResourceAsStream("pandas_points.py")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All instants, then all values. */
  private static byte[] bytes(Points points) {
    var bytes = ByteBuffer.allocate(2 * Long.BYTES * Points.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(points.millis);
    bytes
        .position(Long.BYTES * Points.SIZE)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(points.values);
    return bytes.array();
  }

  /** A line such as {@code RollingMeans pandas 38.1}. */
  private static Timing timing(String line) {
    String[] words = line.split(" ", -1);
    return new Timing(words[0], words[1], Double.parseDouble(words[2]));
  }
}
