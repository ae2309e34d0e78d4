package io.github.personalmetrics.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One weigh-in of a {@link SyntheticPerson}, as a test wants to know it.
 *
 * @param id the provider's group id of the weight; a pulse travels in a group of its own, id + 1
 * @param at when it was measured, to the second
 * @param storedAt when the provider got it; a simulator whose clock is earlier does not show it
 * @param origin who or what it comes from
 * @param grams body weight, a multiple of 10
 * @param fatGrams fat mass, a multiple of 10; null when not measured, 0 when the scale tried in
 *     vain
 * @param pulse beats per minute, or null
 */
public record WeighIn(
    long id,
    Instant at,
    Instant storedAt,
    Origin origin,
    int grams,
    @Nullable Integer fatGrams,
    @Nullable Integer pulse) {

  /** Who or what a weigh-in comes from; each is told apart by {@code attrib} on the wire. */
  public enum Origin {
    /** The scale, certain of its user. */
    SCALE(0),
    /** The scale, unsure of its user: somebody else of the household, about 60 kg. */
    SOMEBODY_ELSE(1),
    /** Typed in by the person. */
    MANUAL(2),
    /** Typed in when the account was made, from memory. */
    SIGN_UP(4);

    private final int attrib;

    Origin(int attrib) {
      this.attrib = attrib;
    }

    int attrib() {
      return attrib;
    }
  }

  /** Fat mass in percent of the weight, three decimals; empty when not or not well measured. */
  public Optional<BigDecimal> fatRatio() {
    return measuredFat()
        .map(
            fat ->
                BigDecimal.valueOf(100L * fat)
                    .divide(BigDecimal.valueOf(grams), 3, RoundingMode.HALF_UP));
  }

  /** Weight less fat mass, in grams; empty when the fat was not or not well measured. */
  public Optional<Integer> fatFreeGrams() {
    return measuredFat().map(fat -> grams - fat);
  }

  private Optional<Integer> measuredFat() {
    return Optional.ofNullable(fatGrams).filter(fat -> fat > 0);
  }
}
