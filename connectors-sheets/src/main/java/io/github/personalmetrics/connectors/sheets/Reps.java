package io.github.personalmetrics.connectors.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The repetitions of a row, a number for each set: {@code 5}, {@code 5x5}, {@code 21-15-9}, {@code
 * 5,5,3}, {@code 10/side}; {@code 1+1+1} is one set in parts. A load may follow: {@code 5x5@80}.
 *
 * @param each of one set after the other
 * @param single one number, which a column of sets may multiply
 * @param load what follows the {@code @}; absent if nothing does
 */
record Reps(List<Integer> each, boolean single, boolean perSide, @Nullable String load) {

  private static final int MOST_SETS = 30;
  private static final int MOST_REPS = 10_000;

  private static final Pattern TIMES = Pattern.compile("(\\d{1,3}) ?[x×*] ?(.+)");
  private static final Pattern PARTS = Pattern.compile("\\d{1,5}(?: ?\\+ ?\\d{1,5})*+");
  private static final Pattern DECIMAL_ZERO = Pattern.compile("(\\d{1,5})\\.0{1,2}");
  private static final Pattern PER_SIDE =
      Pattern.compile(
          "(.*?)(?: ?/ ?| per | each | par | pro | por )"
              + "(?:side|arm|leg|hand|cote|bras|jambe|seite|bein|lado|brazo|pierna)"
              + "|(.*?) (?:each|e/s)");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5}) ?[-–] ?(\\d{1,5})");
  private static final Pattern DECIMAL_OR_MISS = Pattern.compile("\\d{1,5},0{1,2}");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}[.,]\\d{3}");

  static Reps read(Cell cell, Numbers numbers) throws CellException {
    if (cell.number().isPresent() || !cell.isText()) {
      return new Reps(List.of(whole(cell, numbers)), true, false, null);
    }
    String text = cell.text();
    int at = text.indexOf('@');
    String load = at < 0 ? null : text.substring(at + 1).strip();
    String plan = Names.plain(at < 0 ? text : text.substring(0, at)).strip();
    if (plan.isEmpty() || load != null && load.isEmpty()) {
      throw new CellException(cell, "expected repetitions, such as 5x5@80");
    }
    var times = TIMES.matcher(plan);
    if (!times.matches()) {
      return list(cell, plan, load);
    }
    int sets = Integer.parseInt(times.group(1));
    Reps one = list(cell, times.group(2), load);
    if (sets < 1 || sets > MOST_SETS || !one.single) {
      throw new CellException(
          cell, "expected sets x repetitions, such as 5x5 or 5x5@80, of at most " + MOST_SETS);
    }
    return new Reps(Collections.nCopies(sets, one.each.get(0)), false, one.perSide, load);
  }

  private static int whole(Cell cell, Numbers numbers) throws CellException {
    try {
      return numbers.whole(cell, "the repetitions", 0, MOST_REPS);
    } catch (CellException e) {
      throw cell.number().isEmpty()
          ? e
          : new CellException(
              cell,
              "expected the repetitions, a whole number from 0 to "
                  + MOST_REPS
                  + "; if the sheet made a date of 5-3-1, format the column as plain text");
    }
  }

  private static Reps list(Cell cell, String plan, @Nullable String load) throws CellException {
    if (DECIMAL_OR_MISS.matcher(plan).matches()) {
      throw new CellException(
          cell, "this may be one number or two sets; write the zeros away, or 8, 0 for a miss");
    }
    if (THOUSANDS.matcher(plan).matches()) {
      throw new CellException(cell, "this may mean thousands or something else; make it a number");
    }
    var range = RANGE.matcher(plan);
    if (range.matches() && Integer.parseInt(range.group(1)) < Integer.parseInt(range.group(2))) {
      throw new CellException(
          cell, "this may be a range or two sets; write what was done, two sets as 8, 12");
    }
    var each = new ArrayList<Integer>();
    var sides = new ArrayList<Boolean>();
    for (String item : items(plan)) {
      String stripped = item.strip();
      var side = PER_SIDE.matcher(stripped);
      boolean perSide = side.matches();
      if (perSide) {
        stripped = side.group(1) == null ? side.group(2) : side.group(1);
      }
      each.add(sum(cell, stripped));
      sides.add(perSide);
    }
    boolean perSide = sides.get(0);
    if (sides.contains(!perSide)) {
      throw new CellException(cell, "some of these are for a side and some are not");
    }
    return new Reps(List.copyOf(each), each.size() == 1, perSide, load);
  }

  /** One separator for the whole list; what is none of them is one item. */
  private static List<String> items(String plan) {
    for (String separator : List.of("-", "–", ",", ";")) {
      if (plan.contains(separator)) {
        return Arrays.asList(plan.split(separator, -1));
      }
    }
    return List.of(plan);
  }

  /** Repetitions of one set, perhaps in parts; 8.0 is how some programs write 8. */
  private static int sum(Cell cell, String item) throws CellException {
    var decimal = DECIMAL_ZERO.matcher(item);
    String parts = decimal.matches() ? decimal.group(1) : item;
    if (!PARTS.matcher(parts).matches()) {
      throw new CellException(
          cell, "expected repetitions, such as 5, 5x5, 21-15-9 or 10/side, as whole numbers");
    }
    int sum = Arrays.stream(parts.split("\\+")).mapToInt(p -> Integer.parseInt(p.strip())).sum();
    if (sum > MOST_REPS) {
      throw new CellException(cell, "so many repetitions are not believed: " + sum);
    }
    return sum;
  }
}
