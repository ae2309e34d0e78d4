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

class WorkoutsKitTest extends StreamKit {

  @Override
  void put(ProviderSimulator simulator, LocalDate day, int number) {
    long noon = day.atTime(LocalTime.NOON).toEpochSecond(ZoneOffset.UTC);
    simulator
        .workouts()
        .put(
            Map.of(
                "id",
                day.toEpochDay(),
                "date",
                day.toString(),
                "timezone",
                "Asia/Tokyo",
                "category",
                2,
                "startdate",
                noon,
                "enddate",
                noon + 3600,
                "data",
                Map.of("distance", number * 1000)));
  }

  @Override
  void delete(ProviderSimulator simulator, LocalDate day) {
    simulator.workouts().delete(String.valueOf(day.toEpochDay()));
  }

  @Override
  SourceConnector connect(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return WithingsConnector.workouts(config, tokens, client, clock);
  }
}
