package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.source.ConnectorProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * What the commands find around them; handed in so that tests can bring their own.
 *
 * @param folder where they were called
 * @param input standard input
 * @param providers the connectors whose jars are at hand
 * @param running is given what a command started and keeps it running
 */
public record World(
    Map<String, String> environment,
    Path folder,
    Clock clock,
    BufferedReader input,
    List<ConnectorProvider> providers,
    Consumer<AutoCloseable> running) {

  /**
   * @throws CommandException if two connectors have one id
   */
  public static World system() {
    return new World(
        System.getenv(),
        Path.of(""),
        Clock.systemUTC(),
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
        discover(),
        World::untilKilled);
  }

  /**
   * Every connector on the class path and in jars beside the program, so that a stranger's joins
   * in.
   *
   * @throws CommandException if two have one id
   */
  public static List<ConnectorProvider> discover() {
    return Connectors.find(Connectors.folder().orElse(null), System.err::println);
  }

  private static void untilKilled(AutoCloseable started) {
    var closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    started.close();
                  } catch (Exception e) {
                    System.err.println("It did not stop cleanly: " + e.getMessage());
                  } finally {
                    closed.countDown();
                  }
                },
                "stop"));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
