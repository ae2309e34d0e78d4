package io.github.personalmetrics.store;

import java.time.Instant;

/**
 * The right to write, for a while.
 *
 * @param name what it is about: a source, a token
 * @param fence grows each time the lease changes hands; a write with an old one is refused
 * @param until when somebody else may take it
 */
public record Lease(String name, String owner, long fence, Instant until) {}
