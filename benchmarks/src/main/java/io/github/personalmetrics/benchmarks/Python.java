package io.github.personalmetrics.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A script in a process of its own that warms up first, if its library is there.
 *
 * @param library as it is imported
 * @param script a resource beside this class
 */
record Python(String library, String script) {

  /** The interpreter; another by {@code -Dpython=/usr/bin/python3}, if that one has the library. */
  private static final String PYTHON = System.getProperty("python", "python3");

  /**
   * @param data a file for the script, its first argument
   */
  List<Timing> timings(byte[] data, Object... arguments) throws IOException, InterruptedException {
    if (!isThere()) {
      System.out.printf(
          "%s: skipped, as \"%s -c 'import %s'\" does not work%n", library, PYTHON, library);
      return List.of();
    }
    Path file = Files.createTempFile("benchmark", ".bin");
    try {
      Files.write(file, data);
      Process process = start(file, arguments);
      List<Timing> timings = process.inputReader().lines().map(Python::timing).toList();
      if (process.waitFor() != 0) {
        System.out.println(library + ": skipped, the script failed");
        return List.of();
      }
      return timings;
    } finally {
      Files.delete(file);
    }
  }

  private boolean isThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import " + library)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Process start(Path file, Object... arguments) throws IOException {
    var command = new ArrayList<>(List.of(PYTHON, "-W", "ignore", "-c", text(), file.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // One thread, as ours; of many, small work is slower too.
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    return builder.start();
  }

  private String text() throws IOException {
    try (InputStream stream = Python.class.getResourceAsStream(script)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A line such as {@code RollingMeans pandas 38.1}. */
  private static Timing timing(String line) {
    String[] words = line.split(" ", -1);
    return new Timing(words[0], words[1], Double.parseDouble(words[2]));
  }
}
