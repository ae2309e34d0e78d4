package io.github.personalmetrics.domain;

/**
 * A unit of measure by its symbol. Open: a connector may bring its own.
 *
 * @param symbol 1 to 32 characters, such as {@code kg}
 */
public record Unit(String symbol) {

  public static final Unit KILOGRAM = new Unit("kg");
  public static final Unit METRE = new Unit("m");
  public static final Unit METRE_PER_SECOND = new Unit("m/s");
  public static final Unit SECOND = new Unit("s");
  public static final Unit MILLISECOND = new Unit("ms");
  public static final Unit YEAR = new Unit("a");
  public static final Unit PERCENT = new Unit("%");
  public static final Unit BEATS_PER_MINUTE = new Unit("bpm");
  public static final Unit MILLIMETRE_OF_MERCURY = new Unit("mmHg");
  public static final Unit DEGREE_CELSIUS = new Unit("°C");
  public static final Unit KILOCALORIE_PER_DAY = new Unit("kcal/d");
  public static final Unit MILLILITRE_PER_KILOGRAM_MINUTE = new Unit("ml/(kg·min)");
  public static final Unit MICROSIEMENS = new Unit("µS");

  /** A number without a physical unit whose order means something, such as a food index. */
  public static final Unit SCORE = new Unit("score");

  /** A number that only names a case, such as a diagnosis code; means of it make no sense. */
  public static final Unit CODE = new Unit("code");

  public Unit {
    Checks.line("unit", symbol, 32);
  }

  @Override
  public String toString() {
    return symbol;
  }
}
