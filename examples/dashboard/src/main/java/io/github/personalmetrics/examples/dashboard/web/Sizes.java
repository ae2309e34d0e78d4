package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.domain.LengthUnit;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.StonePounds;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.person.Distance;
import io.github.personalmetrics.examples.dashboard.person.Effort;
import io.github.personalmetrics.examples.dashboard.person.Mass;
import io.github.personalmetrics.examples.dashboard.person.Units;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How weights, distances, speeds and times are written, in a reader's units. Immutable. */
public final class Sizes {

  /** What stands where there is no number. */
  public static final String NONE = "–";

  private static final int HOUR = 3600;
  private static final int MINUTE = 60;
  private static final Pattern STONE =
      Pattern.compile("(\\d{1,3}) ?st(?: ?(\\d[\\d.,]*)(?: ?lb)?)?");
  private static final Unit COUNT = new Unit("count");

  private final Numbers numbers;
  private final Units units;
  private final Texts texts;

  public Sizes(Numbers numbers, Units units, Texts texts) {
    this.numbers = numbers;
    this.units = units;
    this.texts = texts;
  }

  /** Of a body, stored in kilograms. */
  public Measure weight() {
    return new Measure(numbers, massUnit(), null, perKilogram(), 1, units.mass() == Mass.ST);
  }

  /** Of a barbell, stored in kilograms. */
  public Measure load() {
    return Measure.of(numbers, massUnit(), perKilogram(), 1);
  }

  /** Of all that was lifted, stored in kilograms. */
  public Measure volume() {
    return Measure.of(numbers, massUnit(), perKilogram(), 0);
  }

  /** On the ground, stored in metres. */
  public Measure distance() {
    return Measure.of(numbers, units.distance().id(), perMetre(units.distance().unit()), 1);
  }

  /** Up and down, stored in metres. */
  public Measure height() {
    String unit = units.distance() == Distance.MI ? "ft" : "m";
    return Measure.of(numbers, unit, perMetre(units.distance().height()), 0);
  }

  /** Stored in metres a second. */
  public Measure speed() {
    String unit = units.distance() == Distance.MI ? "mph" : "km/h";
    return Measure.of(numbers, unit, perMetre(units.distance().unit()) * HOUR, 1);
  }

  /** Of anything else, stored in the metric's unit. */
  public Measure of(Metric metric) {
    Unit unit = metric.unit();
    if (unit.equals(Unit.KILOGRAM)) {
      return weight();
    }
    if (unit.equals(Unit.METRE) && !metric.equals(Metric.HEIGHT)) {
      return distance();
    }
    if (unit.equals(Unit.PERCENT)) {
      return new Measure(numbers, unit.symbol(), texts.get("unit.points"), 1, 1, false);
    }
    if (unit.equals(COUNT)) {
      return Measure.of(numbers, "", 1, 0);
    }
    return Measure.of(numbers, unit.equals(Unit.SCORE) ? "" : unit.symbol(), 1, 1);
  }

  /** What was typed for a metric, as it is stored; empty if it is no number. */
  public Optional<BigDecimal> read(Metric metric, String text) {
    if (!metric.unit().equals(Unit.KILOGRAM)) {
      return Numbers.read(text);
    }
    Matcher stone = STONE.matcher(text);
    return units.mass() == Mass.ST && stone.matches()
        ? stone(stone.group(1), stone.group(2))
        : Numbers.read(text).map(units.mass().unit()::toKilograms);
  }

  private static Optional<BigDecimal> stone(String stone, @Nullable String pounds) {
    return Numbers.read(pounds == null ? "0" : pounds)
        .filter(it -> it.compareTo(BigDecimal.valueOf(14)) < 0)
        .map(it -> new StonePounds(Integer.parseInt(stone), it).toKilograms());
  }

  /** Minutes and seconds for a kilometre or a mile. */
  public String pace(@Nullable Double metresPerSecond) {
    return metresPerSecond == null || metresPerSecond == 0
        ? NONE
        : time(secondsPerUnit(metresPerSecond));
  }

  public String paceUnit() {
    return "min/" + units.distance().id();
  }

  /** Whether to say a pace rather than a speed. */
  public boolean byPace() {
    return units.effort() == Effort.PACE;
  }

  /** How fast, as this reader says it. */
  public String effort(@Nullable Double metresPerSecond) {
    return byPace() ? pace(metresPerSecond) : speed().text(metresPerSecond);
  }

  /** From one speed to the next; empty if either is not known. */
  public String effortChange(@Nullable Double before, @Nullable Double now) {
    if (before == null || now == null || byPace() && before * now == 0) {
      return "";
    }
    return byPace()
        ? timeChange(secondsPerUnit(now) - secondsPerUnit(before))
        : speed().change(now - before);
  }

  public String effortUnit() {
    return byPace() ? paceUnit() : speed().unit();
  }

  /** As 53:10 or 1:02:30. */
  public String time(double seconds) {
    long all = Math.round(seconds);
    String text = String.format(Locale.ROOT, "%02d:%02d", all % HOUR / MINUTE, all % MINUTE);
    if (all >= HOUR) {
      return all / HOUR + ":" + text;
    }
    return text.startsWith("0") ? text.substring(1) : text;
  }

  public String timeChange(double seconds) {
    return sign(seconds) + time(Math.abs(seconds));
  }

  /** Without decimals, for repetitions. */
  public String whole(double value) {
    return numbers.decimal(value, 0);
  }

  public String wholeChange(double value) {
    return numbers.change(value, 0);
  }

  /** The same for scripts, which get what is stored: unit, factor and decimals by kind. */
  Map<String, Measure> kinds() {
    return Map.of(
        "weight", weight(),
        "load", load(),
        "volume", volume(),
        "distance", distance(),
        "height", height(),
        "speed", speed());
  }

  private double secondsPerUnit(double metresPerSecond) {
    return 1 / (perMetre(units.distance().unit()) * metresPerSecond);
  }

  private String massUnit() {
    return units.mass() == Mass.KG ? "kg" : "lb";
  }

  private double perKilogram() {
    return units.mass().unit().fromKilograms(BigDecimal.ONE).doubleValue();
  }

  private static double perMetre(LengthUnit unit) {
    return unit.fromMetres(BigDecimal.ONE).doubleValue();
  }

  private static String sign(double value) {
    return value > 0 ? "+" : value < 0 ? "\u2212" : "";
  }
}
