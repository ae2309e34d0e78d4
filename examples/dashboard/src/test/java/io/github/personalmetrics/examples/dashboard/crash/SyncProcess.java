package io.github.personalmetrics.examples.dashboard.crash;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.connectors.withings.WithingsConfig;
import io.github.personalmetrics.connectors.withings.WithingsConnector;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import okhttp3.OkHttpClient;

/** One sync in a JVM of its own, which says "page" after each page and may be killed any time. */
final class SyncProcess {

  static final SubjectId ME = SubjectId.of("me");

  private SyncProcess() {}

  static Process start(Path folder, ProviderSimulator simulator) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SyncProcess.class.getName(),
            folder.toString(),
            simulator.withingsBaseUrl().toString(),
            simulator.withingsClientId(),
            simulator.withingsClientSecret(),
            simulator.withingsAccessToken(),
            simulator.withingsRefreshToken())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    var config =
        WithingsConfig.of(args[2], args[3])
            .withBaseUrl(URI.create(args[1]))
            .withTokens(args[4], args[5]);
    var clock = Clock.systemUTC();
    try (var store = SqliteStore.open(folder.resolve("me.db"), clock)) {
      var me = store.open(ME);
      var keys = TokenKeys.readOrCreate(folder.resolve("keys.json"));
      var tokens = new EncryptedTokenStore(me.tokens(), keys, ME);
      // What it writes down of the time is to be the same in every process.
      var noon = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
      var withings = WithingsConnector.measures(config, tokens, new OkHttpClient(), noon);
      var report =
          SyncEngine.builder(me, clock)
              .connectors(List.of(withings))
              .listener(
                  new SyncListener() {
                    @Override
                    public void progressed(SyncProgress progress) {
                      say("page");
                    }
                  })
              .build()
              .sync();
      say(report.runs().get(0).outcome().toString());
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
