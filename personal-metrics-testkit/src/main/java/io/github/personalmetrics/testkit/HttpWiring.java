package io.github.personalmetrics.testkit;

import io.github.personalmetrics.simulator.fault.TlsIdentity;
import io.github.personalmetrics.store.SubjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * With what {@link HttpFaultKit} wants a connector to be made.
 *
 * @param baseUrl where the provider seems to be
 * @param timeout for one whole call
 * @param tls what its certificate was made of, so that the connector's client can trust its
 *     authority; none for plain HTTP
 * @param store the person's, for tokens
 */
public record HttpWiring(
    URI baseUrl, Duration timeout, @Nullable TlsIdentity tls, SubjectStore store, Clock clock) {}
