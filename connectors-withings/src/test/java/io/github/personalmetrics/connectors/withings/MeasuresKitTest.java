package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.OkHttpClient;

class MeasuresKitTest extends StreamKit {

  private final Map<LocalDate, Long> ids = new HashMap<>();

  @Override
  void put(ProviderSimulator simulator, LocalDate day, int number) {
    var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    Long id = ids.get(day);
    if (id == null) {
      ids.put(day, simulator.measures().weighIn(noon, number * 1000));
    } else {
      simulator
          .measures()
          .edit(id, Map.of("measures", List.of(Map.of("value", number, "type", 1, "unit", 0))));
    }
  }

  @Override
  void delete(ProviderSimulator simulator, LocalDate day) {
    simulator.measures().delete(Objects.requireNonNull(ids.remove(day)));
  }

  @Override
  SourceConnector connect(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return WithingsConnector.measures(config, tokens, client, clock);
  }
}
