package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Rejection;
import java.time.Instant;

/** A rejection that was not mended yet, and since when. */
public record OpenRejection(Rejection rejection, Instant firstSeen) {}
