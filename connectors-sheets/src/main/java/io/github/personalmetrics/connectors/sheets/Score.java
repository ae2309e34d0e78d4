package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came out of scored work: a time ({@code 12:34}, {@code 1:02:03}, {@code 3 min 20 s}), a
 * distance ({@code 500m}, {@code 5,2 km}), repetitions ({@code 150 reps}), or more than one of
 * them: {@code 500 m in 1:45}.
 *
 * @param distance metres
 */
record Score(@Nullable Duration duration, @Nullable Double distance, @Nullable Integer reps) {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MOST_REPS = BigDecimal.valueOf(10_000);
  private static final int NANOS = 9;

  private static final Pattern PART =
      Pattern.compile(
          "(?:(?<h>\\d{1,3}):)?(?<m>\\d{1,3}):(?<s>[0-5]\\d(?:[.,]\\d{1,9})?)(?![\\d:])"
              + "|(?<number>\\d+(?:[.,]\\d+)?) ?(?<unit>[\\p{L}\\p{M}]+|['\"])");
  private static final Pattern BETWEEN = Pattern.compile(" ?(?:[,/]|in |en )? ?");

  /**
   * @param column what a number without a unit is; absent if the header does not say
   */
  static Score read(Cell cell, Numbers numbers, @Nullable ScoreUnit column) throws CellException {
    var found = new EnumMap<ScoreUnit.Kind, BigDecimal>(ScoreUnit.Kind.class);
    var number = cell.number();
    if (number.isPresent()) {
      add(cell, found, requireNumber(cell, column(cell, column), number.get()), number.get());
    } else if (cell.text().matches("[\\d.,]+")) {
      add(cell, found, column(cell, column), numbers.parse(cell, cell.text()));
    } else {
      parts(cell, numbers, found);
    }
    return of(cell, found);
  }

  private static ScoreUnit column(Cell cell, @Nullable ScoreUnit column) throws CellException {
    if (column == null) {
      throw new CellException(
          cell,
          "nothing says what this number counts; write 500 m or 150 reps, or the unit in the"
              + " header; a sheet makes a time of day of 12:34: format the column as plain text,"
              + " or call it Score (mm:ss)");
    }
    return column;
  }

  /** A sheet makes a time of day of 12:34, which is no number of what its column counts. */
  private static ScoreUnit requireNumber(Cell cell, ScoreUnit column, BigDecimal number)
      throws CellException {
    if (column == ScoreUnit.CLOCK_OF_MINUTES
        && !TimeCells.isWhole(TimeCells.millis(column.toBase(number)))) {
      throw new CellException(
          cell,
          "the sheet made hours, minutes and seconds of this; write minutes and seconds only, or"
              + " call the column Score (h:mm:ss)");
    }
    if (!column.isClock() && TimeCells.isTime(number)) {
      throw new CellException(
          cell,
          "the sheet made a time of day of this; format the column as plain text, or call it"
              + " Score (mm:ss) or Score (h:mm:ss)");
    }
    return column;
  }

  private static void parts(Cell cell, Numbers numbers, Map<ScoreUnit.Kind, BigDecimal> found)
      throws CellException {
    String text = cell.text();
    var part = PART.matcher(text);
    var between = BETWEEN.matcher(text);
    int at = 0;
    ScoreUnit last = null;
    while (at < text.length()) {
      if (!cell.isText() || !part.region(at, text.length()).lookingAt()) {
        throw unclear(cell);
      }
      if (part.group("unit") == null) {
        requireNew(cell, found, ScoreUnit.Kind.TIME);
        found.put(
            ScoreUnit.Kind.TIME, clock(cell, part.group("h"), part.group("m"), part.group("s")));
        last = null;
      } else {
        ScoreUnit unit = ScoreUnit.of(part.group("unit")).orElseThrow(() -> unclear(cell));
        boolean finer = last != null && unit.kind() == ScoreUnit.Kind.TIME && isFiner(unit, last);
        if (!finer) {
          requireNew(cell, found, unit.kind());
        }
        add(cell, found, unit, numbers.parse(cell, part.group("number")));
        last = unit;
      }
      at = part.end();
      if (at < text.length() && between.region(at, text.length()).lookingAt()) {
        at = between.end();
      }
    }
  }

  /** 1 h 30 min, and not 30 min 1 h. */
  private static boolean isFiner(ScoreUnit unit, ScoreUnit than) {
    return than.kind() == ScoreUnit.Kind.TIME && unit.compareTo(than) < 0;
  }

  private static BigDecimal clock(Cell cell, @Nullable String h, String m, String s)
      throws CellException {
    if (h != null && (m.length() != 2 || m.charAt(0) > '5')) {
      throw unclear(cell);
    }
    return new BigDecimal(h == null ? "0" : h)
        .multiply(BigDecimal.valueOf(60))
        .add(new BigDecimal(m))
        .multiply(BigDecimal.valueOf(60))
        .add(new BigDecimal(s.replace(',', '.')));
  }

  private static void requireNew(
      Cell cell, Map<ScoreUnit.Kind, BigDecimal> found, ScoreUnit.Kind kind) throws CellException {
    if (found.containsKey(kind)) {
      throw unclear(cell);
    }
  }

  private static void add(
      Cell cell, Map<ScoreUnit.Kind, BigDecimal> found, ScoreUnit unit, BigDecimal number)
      throws CellException {
    BigDecimal base = unit.toBase(number);
    if (unit.isClock()) {
      // The sheet has a fraction of a day in binary: a second is not exact in it.
      base = TimeCells.millis(base);
    }
    boolean believed = base.signum() >= 0 && base.compareTo(MOST) <= 0;
    boolean whole = TimeCells.isWhole(base) && base.compareTo(MOST_REPS) <= 0;
    if (!believed || unit.kind() == ScoreUnit.Kind.REPETITIONS && !whole) {
      throw new CellException(cell, "this is not believed: " + number.toPlainString());
    }
    found.merge(unit.kind(), base, BigDecimal::add);
  }

  private static Score of(Cell cell, Map<ScoreUnit.Kind, BigDecimal> found) throws CellException {
    if (found.isEmpty()) {
      throw unclear(cell);
    }
    BigDecimal seconds = found.get(ScoreUnit.Kind.TIME);
    BigDecimal metres = found.get(ScoreUnit.Kind.DISTANCE);
    BigDecimal reps = found.get(ScoreUnit.Kind.REPETITIONS);
    return new Score(
        seconds == null
            ? null
            : Duration.ofNanos(
                seconds.setScale(NANOS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact()),
        metres == null ? null : metres.doubleValue(),
        reps == null ? null : reps.intValueExact());
  }

  private static CellException unclear(Cell cell) {
    return new CellException(
        cell, "expected a score, such as 12:34, 3 min 20 s, 500 m, 150 reps or 500 m in 1:45");
  }
}
