package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;

/**
 * What an application lends to a connector.
 *
 * @param tokens the person's tokens; encrypting is the application's business
 */
public record ConnectorContext(SubjectId subject, TokenStore tokens, Clock clock) {}
