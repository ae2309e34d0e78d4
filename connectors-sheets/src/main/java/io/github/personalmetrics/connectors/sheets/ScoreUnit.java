package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a score counts, in seconds, metres or repetitions. */
enum ScoreUnit {
  SECOND(
      Kind.TIME,
      "1",
      "s",
      "sec",
      "secs",
      "second",
      "seconds",
      "seconde",
      "secondes",
      "sek",
      "sekunden",
      "seg",
      "segundos",
      "\""),
  MINUTE(Kind.TIME, "60", "min", "mins", "minute", "minutes", "minuten", "minutos", "'"),
  HOUR(
      Kind.TIME, "3600", "h", "hr", "hrs", "hour", "hours", "heure", "heures", "std", "stunden",
      "hora", "horas"),
  METRE(Kind.DISTANCE, "1", "m", "metre", "metres", "meter", "meters", "metros"),
  KILOMETRE(Kind.DISTANCE, "1000", "km", "kms"),
  MILE(Kind.DISTANCE, "1609.344", "mi", "mile", "miles"),
  REPETITION(Kind.REPETITIONS, "1", "rep", "reps", "repetitions", "wdh"),
  /** Of columns: a sheet takes 12:34 for hours and minutes, and the header says what they are. */
  CLOCK_OF_MINUTES(Kind.TIME, "1440", "mm:ss", "m:ss"),
  /** Of columns: a time of day is as long as it looks. */
  CLOCK_OF_HOURS(Kind.TIME, "86400", "h:mm:ss", "hh:mm:ss", "h:mm", "hh:mm");

  /** What a score can be of. */
  enum Kind {
    TIME,
    DISTANCE,
    REPETITIONS
  }

  private final Kind kind;
  private final BigDecimal factor;
  private final List<String> names;

  ScoreUnit(Kind kind, String factor, String... names) {
    this.kind = kind;
    this.factor = new BigDecimal(factor);
    this.names = List.of(names);
  }

  static Optional<ScoreUnit> of(String name) {
    String plain = Names.plain(name);
    return Arrays.stream(values()).filter(unit -> unit.names.contains(plain)).findFirst();
  }

  /** Only a column has it. */
  boolean isClock() {
    return this == CLOCK_OF_MINUTES || this == CLOCK_OF_HOURS;
  }

  Kind kind() {
    return kind;
  }

  BigDecimal toBase(BigDecimal number) {
    return number.multiply(factor);
  }
}
