package io.github.personalmetrics.domain;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Objects;

/**
 * A quantity that can be measured. Open: {@code Metric.of("nutrition.food-index", Unit.SCORE)} is
 * all it takes to add one. The id is the identity and has exactly one unit.
 *
 * @param id path-safe, such as {@code body.weight}
 */
public record Metric(String id, Unit unit) implements Comparable<Metric> {

  private static final Map<String, Unit> KNOWN =
      Map.ofEntries(
          entry("body.weight", Unit.KILOGRAM),
          entry("body.height", Unit.METRE),
          entry("body.fat-ratio", Unit.PERCENT),
          entry("body.fat-mass", Unit.KILOGRAM),
          entry("body.fat-free-mass", Unit.KILOGRAM),
          entry("body.muscle-mass", Unit.KILOGRAM),
          entry("body.hydration", Unit.KILOGRAM),
          entry("body.bone-mass", Unit.KILOGRAM),
          entry("body.temperature", Unit.DEGREE_CELSIUS),
          entry("heart.rate", Unit.BEATS_PER_MINUTE),
          entry("blood.pressure-systolic", Unit.MILLIMETRE_OF_MERCURY),
          entry("blood.pressure-diastolic", Unit.MILLIMETRE_OF_MERCURY),
          entry("blood.oxygen-saturation", Unit.PERCENT));

  public static final Metric BODY_WEIGHT = known("body.weight");
  public static final Metric HEIGHT = known("body.height");
  public static final Metric FAT_RATIO = known("body.fat-ratio");
  public static final Metric FAT_MASS = known("body.fat-mass");
  public static final Metric FAT_FREE_MASS = known("body.fat-free-mass");
  public static final Metric MUSCLE_MASS = known("body.muscle-mass");
  public static final Metric HYDRATION = known("body.hydration");
  public static final Metric BONE_MASS = known("body.bone-mass");
  public static final Metric BODY_TEMPERATURE = known("body.temperature");
  public static final Metric HEART_RATE = known("heart.rate");
  public static final Metric SYSTOLIC_PRESSURE = known("blood.pressure-systolic");
  public static final Metric DIASTOLIC_PRESSURE = known("blood.pressure-diastolic");
  public static final Metric OXYGEN_SATURATION = known("blood.oxygen-saturation");

  public Metric {
    Checks.segment("metric", id);
    Unit known = KNOWN.getOrDefault(id, unit);
    if (!known.equals(unit)) {
      throw new IllegalArgumentException(
          "metric " + id + " is measured in " + known + ", not in " + unit);
    }
  }

  public static Metric of(String id, Unit unit) {
    return new Metric(id, unit);
  }

  private static Metric known(String id) {
    return new Metric(id, Objects.requireNonNull(KNOWN.get(id)));
  }

  /** The same quantity of one part of the body: {@code body.fat-mass.left-arm}. */
  public Metric part(String part) {
    return new Metric(id + '.' + part, unit);
  }

  @Override
  public int compareTo(Metric other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id + " (" + unit + ')';
  }
}
