package io.github.personalmetrics.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process that counts aloud what it has done, and is killed in the middle of the next. */
final class KilledProcess {

  private KilledProcess() {}

  /**
   * Kills it so many nanoseconds after it has said that number.
   *
   * @param folder for what the process leaves behind
   * @return the last number that it said
   */
  static int run(Path folder, Class<?> main, List<Path> args, int number, int nanos)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The driver leaves its native library behind when it is killed.
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    args.forEach(arg -> command.add(arg.toString()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int last = 0;
    try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Math.max(last, Integer.parseInt(line));
        if (last == number) {
          LockSupport.parkNanos(nanos);
          // Not by the process itself: that would close the stream with what it has said.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertThat(last).as("what %s said", main.getSimpleName()).isGreaterThanOrEqualTo(number);
    return last;
  }
}
