package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.ConnectorKit;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every connector must do, for one stream of a simulated Withings. */
abstract class StreamKit extends ConnectorKit {

  @TempDir private Path empty;

  private final SettableClock providerClock = SettableClock.at("2026-03-10T10:00:00Z");
  private final Map<LocalDate, Integer> there = new HashMap<>();
  private ProviderSimulator simulator;

  /** The factory of the stream. */
  abstract SourceConnector connect(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock);

  abstract void put(ProviderSimulator simulator, LocalDate day, int number);

  abstract void delete(ProviderSimulator simulator, LocalDate day);

  @BeforeEach
  void start() {
    simulator =
        ProviderSimulator.builder()
            .recorded(empty)
            .pageSize(7)
            .requestsPerMinute(0)
            .clock(providerClock)
            .start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Override
  protected SourceConnector connector(Clock clock) {
    var config =
        WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
            .withBaseUrl(simulator.withingsBaseUrl())
            .withRequestsPerMinute(0)
            .withTokens(simulator.withingsAccessToken(), simulator.withingsRefreshToken());
    var tokens = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
    return connect(config, tokens, new OkHttpClient(), clock);
  }

  @Override
  protected void providerHas(SortedMap<LocalDate, Integer> days) {
    providerClock.advance(Duration.ofMinutes(1));
    for (LocalDate day : there.keySet().stream().filter(it -> !days.containsKey(it)).toList()) {
      delete(simulator, day);
      there.remove(day);
    }
    days.forEach(
        (day, number) -> {
          if (!number.equals(there.put(day, number))) {
            put(simulator, day, number);
          }
        });
  }
}
