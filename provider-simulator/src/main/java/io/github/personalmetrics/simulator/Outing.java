package io.github.personalmetrics.simulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run or ride of a {@link SyntheticPerson}, as a test wants to know it.
 *
 * @param id the provider's activity id
 * @param startedAt to the second
 * @param storedAt when the provider got it; a simulator whose clock is earlier does not show it
 * @param sport in the provider's words: {@code Run}, {@code TrailRun} or {@code Ride}
 * @param name as the provider makes one up from the time of day
 * @param metres distance, with one decimal
 * @param moving without the pauses
 * @param elapsed from start to end, whole seconds as {@code moving}
 * @param climb metres uphill, with one decimal
 * @param race run against the clock
 * @param heartRate mean beats per minute, or null when the belt stayed at home
 */
public record Outing(
    long id,
    Instant startedAt,
    Instant storedAt,
    String sport,
    String name,
    double metres,
    Duration moving,
    Duration elapsed,
    double climb,
    boolean race,
    @Nullable Double heartRate) {

  /** Whether its kilometres count as running. */
  public boolean isRun() {
    return sport.endsWith("Run");
  }

  /** Metres a second while moving. */
  public double speed() {
    return metres / moving.toSeconds();
  }
}
