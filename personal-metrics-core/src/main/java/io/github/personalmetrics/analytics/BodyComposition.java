package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a weigh-in says a body is made of. Exact: of the fat as a mass and as a ratio the source
 * gives one, and the other follows.
 *
 * @param weight kilograms, above 0
 * @param fatMass kilograms, 0 to the weight
 */
public record BodyComposition(BigDecimal weight, BigDecimal fatMass) {

  public BodyComposition {
    if (weight.signum() <= 0 || fatMass.signum() < 0 || fatMass.compareTo(weight) > 0) {
      throw new IllegalArgumentException(
          "fat must be 0 kg to the weight: " + fatMass + " kg of " + weight + " kg");
    }
  }

  /**
   * @param ratio percent, 0 to 100
   */
  public static BodyComposition ofRatio(BigDecimal weight, BigDecimal ratio) {
    return new BodyComposition(weight, weight.multiply(ratio).movePointLeft(2));
  }

  /**
   * By the fat ratio of a weigh-in or else its fat mass or else its fat-free mass. A fat of 0 is
   * how a scale says that it did not measure it.
   *
   * @return empty without a weight or any of them, or if they cannot be true
   */
  public static Optional<BodyComposition> of(Measurement weighIn) {
    BigDecimal weight = positive(weighIn, Metric.BODY_WEIGHT);
    BigDecimal fat = weight == null ? null : fat(weighIn, weight);
    return weight == null || fat == null || fat.signum() <= 0 || fat.compareTo(weight) > 0
        ? Optional.empty()
        : Optional.of(new BodyComposition(weight, fat));
  }

  private static @Nullable BigDecimal fat(Measurement weighIn, BigDecimal weight) {
    BigDecimal ratio = positive(weighIn, Metric.FAT_RATIO);
    if (ratio != null) {
      return weight.multiply(ratio).movePointLeft(2);
    }
    BigDecimal mass = positive(weighIn, Metric.FAT_MASS);
    if (mass != null) {
      return mass;
    }
    BigDecimal fatFree = positive(weighIn, Metric.FAT_FREE_MASS);
    return fatFree == null ? null : weight.subtract(fatFree);
  }

  private static @Nullable BigDecimal positive(Measurement weighIn, Metric metric) {
    BigDecimal value = weighIn.values().get(metric);
    return value == null || value.signum() <= 0 ? null : value;
  }

  /** Kilograms of everything that is not fat. */
  public BigDecimal fatFreeMass() {
    return weight.subtract(fatMass);
  }

  /** Percent, to 34 digits where it has no end. */
  public BigDecimal fatRatio() {
    return fatMass.movePointRight(2).divide(weight, MathContext.DECIMAL128);
  }
}
