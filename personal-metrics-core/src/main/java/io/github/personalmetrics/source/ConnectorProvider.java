package io.github.personalmetrics.source;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * How an application that discovers its connectors is offered one: found by {@link
 * java.util.ServiceLoader}. The library itself never discovers anything.
 */
public interface ConnectorProvider {

  /**
   * Path-safe, and the prefix of the settings: {@code withings} reads {@code withings.base-url}.
   */
  String id();

  /** As a person knows it. */
  String displayName();

  List<SettingKey> settings();

  /**
   * What may be done with the records of all its sources, also of those read before; {@link
   * SourcePolicy#OPEN} unless the provider's terms say otherwise.
   *
   * @throws SettingException if a setting is there and cannot be right
   */
  default SourcePolicy policy(ConnectorSettings settings) {
    return SourcePolicy.OPEN;
  }

  /**
   * How a person lets this provider show us their data; empty if it asks nobody, or is not set up.
   *
   * @param random makes what nobody may guess
   * @throws SettingException if a setting is there and cannot be right
   */
  default Optional<Consent> consent(
      ConnectorSettings settings, ConnectorContext context, SecureRandom random) {
    return Optional.empty();
  }

  /**
   * Makes the connectors that the settings ask for; none if the source is not set up.
   *
   * @throws SettingException if a setting is there and cannot be right
   */
  List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context);
}
