package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import okhttp3.OkHttpClient;

class ActivityKitTest extends StreamKit {

  @Override
  void put(ProviderSimulator simulator, LocalDate day, int number) {
    simulator
        .activity()
        .put(
            Map.of(
                "date",
                day.toString(),
                "timezone",
                "Pacific/Honolulu",
                "hash_deviceid",
                "watch",
                "brand",
                1,
                "steps",
                number));
  }

  @Override
  void delete(ProviderSimulator simulator, LocalDate day) {
    simulator.activity().delete(day + " watch");
  }

  @Override
  SourceConnector connect(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return WithingsConnector.activity(config, tokens, client, clock);
  }
}
