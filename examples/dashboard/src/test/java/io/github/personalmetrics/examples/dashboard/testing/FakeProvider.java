package io.github.personalmetrics.examples.dashboard.testing;

import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import java.util.List;

/** Offers the connectors that a test brings; its settings change nothing. */
public record FakeProvider(List<SourceConnector> connectors) implements ConnectorProvider {

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public String displayName() {
    return "Fake";
  }

  @Override
  public List<SettingKey> settings() {
    return List.of(
        SettingKey.withDefault("base-url", "an address", "https://fake.example/"),
        SettingKey.secret("client-secret", "a secret"),
        SettingKey.optional("layout.*", "columns"));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    return connectors;
  }
}
