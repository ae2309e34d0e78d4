package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import okhttp3.OkHttpClient;

class SleepKitTest extends StreamKit {

  @Override
  void put(ProviderSimulator simulator, LocalDate day, int number) {
    long six = day.atTime(LocalTime.of(6, 0)).toEpochSecond(ZoneOffset.UTC);
    simulator
        .sleep()
        .put(
            Map.of(
                "id",
                day.toEpochDay(),
                "date",
                day.toString(),
                "timezone",
                "Europe/Paris",
                "startdate",
                six - 8 * 3600,
                "enddate",
                six,
                "data",
                Map.of("total_sleep_time", number * 60)));
  }

  @Override
  void delete(ProviderSimulator simulator, LocalDate day) {
    simulator.sleep().delete(String.valueOf(day.toEpochDay()));
  }

  @Override
  SourceConnector connect(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return WithingsConnector.sleep(config, tokens, client, clock);
  }
}
