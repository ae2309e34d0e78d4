package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;

/**
 * What an application lends to a connector.
 *
 * @param tokens the person's tokens; encrypting is the application's business
 * @param shared what the connectors of all persons keep together, such as the calls that a provider
 *     still allows the application; of another person than any whose data is read, if there are
 *     several
 */
public record ConnectorContext(
    SubjectId subject, TokenStore tokens, TokenStore shared, Clock clock) {

  /** For an application with one person. */
  public ConnectorContext(SubjectId subject, TokenStore tokens, Clock clock) {
    this(subject, tokens, tokens, clock);
  }
}
