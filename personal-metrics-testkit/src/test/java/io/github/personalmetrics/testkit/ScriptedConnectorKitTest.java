package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;

import io.github.personalmetrics.source.SourceConnector;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The fake is held to what the real connectors are held to. */
class ScriptedConnectorKitTest {

  @Nested
  class InPages extends Scripted {
    InPages() {
      super(ScriptedConnector.of(MEASURES).pageSize(7));
    }
  }

  @Nested
  class AsSnapshots extends Scripted {
    AsSnapshots() {
      super(ScriptedConnector.of(MEASURES).snapshots());
    }
  }

  abstract static class Scripted extends ConnectorKit {

    private final ScriptedConnector provider;
    private Map<LocalDate, Integer> before = Map.of();

    Scripted(ScriptedConnector provider) {
      this.provider = provider;
    }

    @Override
    protected SourceConnector connector(Clock clock) {
      return provider;
    }

    @Override
    protected void providerHas(SortedMap<LocalDate, Integer> days) {
      before.keySet().stream()
          .filter(day -> !days.containsKey(day))
          .forEach(day -> provider.delete(day.toString()));
      days.forEach(
          (day, number) -> {
            if (!number.equals(before.get(day))) {
              var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
              provider.put(weight(day.toString(), at, number.toString()));
            }
          });
      before = Map.copyOf(days);
    }
  }
}
