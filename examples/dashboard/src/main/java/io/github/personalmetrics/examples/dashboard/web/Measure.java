package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.domain.StonePounds;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of one kind are written: in which unit, and in how many decimals. Immutable.
 *
 * @param unit what follows a number; empty if nothing does
 * @param difference what follows a change instead, because 0.4 % more is something else than 0.4
 *     points more; absent if it is the unit
 * @param factor of a number as it is stored, to one in the unit
 * @param stones a number of pounds is written as stone and pounds, such as {@code 12 st 7.4}
 */
public record Measure(
    Numbers numbers,
    String unit,
    @Nullable String difference,
    double factor,
    int digits,
    boolean stones) {

  static Measure of(Numbers numbers, String unit, double factor, int digits) {
    return new Measure(numbers, unit, null, factor, digits, false);
  }

  /** The same in so many decimals. */
  public Measure in(int decimals) {
    return new Measure(numbers, unit, difference, factor, decimals, stones);
  }

  /** How the difference of two such numbers is written: that of percents in points. */
  public Measure changes() {
    return new Measure(
        numbers, difference == null ? unit : difference, null, factor, digits, false);
  }

  /** As stored, to what the unit counts. */
  public double of(double stored) {
    return stored * factor;
  }

  public String text(@Nullable Double stored) {
    if (stored == null) {
      return Sizes.NONE;
    }
    return stones && stored > 0 ? stone(stored) : numbers.decimal(of(stored), digits);
  }

  public String text(BigDecimal stored) {
    return text(stored.doubleValue());
  }

  /** With its sign; a change of weight is said in pounds, however many. */
  public String change(double stored) {
    return numbers.change(of(stored), digits);
  }

  /** A change and its unit. */
  public String fullChange(double stored) {
    return change(stored) + changes().after();
  }

  /** The same for a script. */
  public String json() {
    return ScriptUnits.of(this);
  }

  /** A number and its unit. */
  public String full(@Nullable Double stored) {
    return text(stored) + after();
  }

  /** Whether it is written as zero. */
  public boolean isNothing(double stored) {
    return numbers.decimal(of(stored), digits).equals(numbers.decimal(0, digits));
  }

  /** What stands before a change: nothing if it is written as zero. */
  public String arrow(double change) {
    return isNothing(change) ? "" : change > 0 ? "▲ " : "▼ ";
  }

  /** What follows the name of a column. */
  public String inUnit() {
    return unit.isEmpty() ? "" : " (" + unit + ')';
  }

  /** What follows a number in a sentence. */
  public String after() {
    return unit.isEmpty() ? "" : ' ' + unit;
  }

  private String stone(double kilograms) {
    var parts = StonePounds.ofKilograms(BigDecimal.valueOf(kilograms), digits);
    String pounds = numbers.decimal(parts.pounds().doubleValue(), digits);
    return parts.stone() == 0 ? pounds : parts.stone() + " st " + pounds;
  }
}
