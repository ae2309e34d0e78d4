package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.MassUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cell of the header: a name, and perhaps a unit, as in {@code Weight (kg)}. */
record ColumnName(Cell cell) {

  private static final Pattern OF_MASS =
      Pattern.compile("(.+?) ?[(\\[]? ?(kgs?|lbs?) ?[)\\]]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_BRACKETS = Pattern.compile("(.+?) ?[(\\[] ?([^)\\]]+?) ?[)\\]]");
  private static final Pattern NO_UNIT = Pattern.compile("(.*)");
  private static final int LONGEST_WITH_UNIT = 256;

  /** For comparing; a weight and a score may say their unit, no other name may say more. */
  String key(ColumnRole role) {
    var withUnit = pattern(role).matcher(cell.text());
    return Names.key(mayHaveUnit(cell) && withUnit.matches() ? withUnit.group(1) : cell.text());
  }

  /** Absent if the header of a weight says none. */
  Optional<MassUnit> massUnit() {
    var withUnit = OF_MASS.matcher(cell.text());
    return mayHaveUnit(cell) && withUnit.matches()
        ? Loads.unit(withUnit.group(2))
        : Optional.empty();
  }

  /** Absent if the header of a score says none. */
  Optional<ScoreUnit> scoreUnit() {
    var withUnit = IN_BRACKETS.matcher(cell.text());
    return mayHaveUnit(cell) && withUnit.matches()
        ? ScoreUnit.of(withUnit.group(2))
        : Optional.empty();
  }

  /** Looking for one takes the square of the length. */
  static boolean mayHaveUnit(Cell cell) {
    return cell.text().length() <= LONGEST_WITH_UNIT;
  }

  private static Pattern pattern(ColumnRole role) {
    return switch (role) {
      case WEIGHT -> OF_MASS;
      case SCORE -> IN_BRACKETS;
      default -> NO_UNIT;
    };
  }
}
