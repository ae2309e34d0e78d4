package io.github.personalmetrics.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link StormSyncer} seen from outside: what it said, and signals for it. */
final class StormProcess {

  private static final String EXPECTED =
      "stored \\d+|run \\S+ (OK|PARTIAL|SKIPPED) \\S+ \\d+ \\d+ \\d+";

  private final Process process;
  private final Thread listener;
  private final CountDownLatch spoke = new CountDownLatch(1);
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger overtaken = new AtomicInteger();
  private final List<String> unexpected = new CopyOnWriteArrayList<>();

  private StormProcess(Process process) {
    this.process = process;
    this.listener = new Thread(this::listen);
  }

  static StormProcess start(Path file, Path phase, long seed) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The driver leaves its native library behind when it is killed.
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                StormSyncer.class.getName(),
                file.toString(),
                phase.toString(),
                Long.toString(seed))
            .redirectErrorStream(true)
            .start();
    var started = new StormProcess(process);
    started.listener.start();
    return started;
  }

  boolean hasSpoken() {
    return spoke.getCount() == 0;
  }

  /** Waits until it has done something, so that every disturbance disturbs. */
  void awaitWord() throws InterruptedException {
    boolean in = spoke.await(2, TimeUnit.MINUTES);
    requireWell();
    assertThat(in).as("the process syncs").isTrue();
  }

  /** The last cursor of the scale that it said was stored. */
  int stored() {
    return stored.get();
  }

  /** How often somebody else had taken its lease. */
  int overtaken() {
    return overtaken.get();
  }

  /** It dies of nothing but a kill, and everything it said was expected. */
  void requireWell() {
    assertThat(unexpected).as("what it should not have said").isEmpty();
    assertThat(process.isAlive()).as("runs until it is killed").isTrue();
  }

  void signal(String name) throws IOException, InterruptedException {
    assertThat(send(name, process.pid())).isZero();
  }

  /** Afterwards everything that it said was heard. */
  void kill() throws IOException, InterruptedException {
    requireWell();
    signal("KILL");
    process.waitFor();
    listener.join();
    assertThat(unexpected).as("what it should not have said").isEmpty();
  }

  /** For the end of a test, however it went. */
  void end() {
    process.destroyForcibly();
  }

  /** Whether this system has signals to send. */
  static boolean isPossible() throws InterruptedException {
    try {
      return send("0", ProcessHandle.current().pid()) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int send(String signal, long pid) throws IOException, InterruptedException {
    return new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  private void listen() {
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      // The stream of a killed process may break off.
    }
    spoke.countDown();
  }

  private void hear(String line) {
    String[] words = line.split(" ", -1);
    if (!line.matches(EXPECTED)) {
      unexpected.add(line);
    } else if (words.length == 2) {
      stored.set(Integer.parseInt(words[1]));
    } else {
      // Whatever was read is stored or rejected.
      if (Long.parseLong(words[4]) != Long.parseLong(words[5]) + Long.parseLong(words[6])) {
        unexpected.add(line);
      }
      if (words[2].equals("SKIPPED")) {
        overtaken.incrementAndGet();
      }
    }
    spoke.countDown();
  }
}
