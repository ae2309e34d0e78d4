package io.github.personalmetrics.examples.dashboard.consent;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.connectors.withings.WithingsConfig;
import io.github.personalmetrics.connectors.withings.WithingsConnector;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;

/**
 * Twenty threads in a JVM of their own that read Withings at once when told to; or one that takes
 * the right to renew and never gives it back.
 */
final class ReaderProcess {

  static final int THREADS = 20;

  private ReaderProcess() {}

  /**
   * @param what {@code read} or {@code hold}
   */
  static Process start(Connection me, String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // The driver leaves its native library behind when it is killed.
            "-Djava.io.tmpdir=" + me.folder,
            "-cp",
            System.getProperty("java.class.path"),
            ReaderProcess.class.getName(),
            what,
            me.folder.toString(),
            me.simulator.withingsBaseUrl().toString(),
            me.simulator.withingsClientId(),
            me.provider.id())
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] args) throws Exception {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path folder = Path.of(args[1]);
    try (var store = SqliteStore.open(folder.resolve("me.db"))) {
      TokenStore raw = store.open(Connection.ME).tokens();
      if (args[0].equals("hold")) {
        var held = raw.lease(args[4], "whoever", Clock.systemUTC().instant().plusSeconds(3600));
        say(held.isPresent() ? "held" : "not held");
        input.readLine();
        return;
      }
      var keys = TokenKeys.readOrCreate(folder.resolve("keys.json"));
      var tokens = new EncryptedTokenStore(raw, keys, Connection.ME);
      say("ready");
      // The app's secret comes through standard input: a command line is everybody's to read.
      var config =
          WithingsConfig.of(args[3], input.readLine())
              .withBaseUrl(URI.create(args[2]))
              .withRequestsPerMinute(0);
      say(readAll(config, tokens) + " read");
    }
  }

  private static int readAll(WithingsConfig config, TokenStore tokens) throws Exception {
    var client = new OkHttpClient();
    Callable<Integer> reader =
        () ->
            WithingsConnector.measures(config, tokens, client, Clock.systemUTC())
                .fetch(FetchRequest.resume(Cursor.START))
                .records()
                .size();
    var threads = Executors.newFixedThreadPool(THREADS);
    int read = 0;
    try {
      List<Callable<Integer>> readers = IntStream.range(0, THREADS).mapToObj(i -> reader).toList();
      for (var answer : threads.invokeAll(readers)) {
        read += answer.get() > 0 ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    return read;
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
