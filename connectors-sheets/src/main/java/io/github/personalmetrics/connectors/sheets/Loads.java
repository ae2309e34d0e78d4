package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.MassUnit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was lifted: {@code 80}, {@code 80,5kg}, {@code 176 lbs}; nothing or {@code BW} is body
 * weight, {@code -20} is that much help, {@code BW+20} that much more.
 */
record Loads(Numbers numbers) {

  private static final Pattern WITH_UNIT =
      Pattern.compile("(.*?) ?(kgs?|kilos?|lbs?|pounds?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ON_TOP =
      Pattern.compile(
          "(bw|bodyweight|pdc) ?([+\\u2212-]) ?([^+\\u2212-].*)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> BODY_WEIGHT =
      Set.of(
          "bw",
          "bodyweight",
          "body weight",
          "body-weight",
          "pdc",
          "poids du corps",
          "korpergewicht",
          "peso corporal");

  /** {@code kg} or {@code lb} by any of its names. */
  static Optional<MassUnit> unit(String name) {
    return switch (Names.key(name)) {
      case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms" -> Optional.of(MassUnit.KILOGRAM);
      case "lb", "lbs", "pound", "pounds" -> Optional.of(MassUnit.POUND);
      default -> Optional.empty();
    };
  }

  static boolean isBodyWeight(String text) {
    return BODY_WEIGHT.contains(Names.plain(text));
  }

  /**
   * Kilograms; absent for body weight.
   *
   * @param said the unit of the row or column, absent if nobody said
   * @param otherwise what is meant if nobody says it anywhere
   */
  @Nullable BigDecimal read(Cell cell, @Nullable MassUnit said, MassUnit otherwise)
      throws CellException {
    if (cell.isBlank()) {
      return null;
    }
    var number = cell.number();
    return number.isPresent()
        ? (said == null ? otherwise : said).toKilograms(number.get())
        : parse(cell, cell.text(), said, otherwise);
  }

  /**
   * @param cell what is blamed
   * @param text a part of it
   */
  @Nullable BigDecimal parse(Cell cell, String text, @Nullable MassUnit said, MassUnit otherwise)
      throws CellException {
    if (isBodyWeight(text)) {
      return null;
    }
    var onTop = ON_TOP.matcher(text);
    if (onTop.matches()) {
      BigDecimal more = kilograms(cell, onTop.group(3), said, otherwise);
      return onTop.group(2).equals("+") ? more : more.negate();
    }
    return kilograms(cell, text, said, otherwise);
  }

  private BigDecimal kilograms(Cell cell, String text, @Nullable MassUnit said, MassUnit otherwise)
      throws CellException {
    var withUnit = WITH_UNIT.matcher(text);
    if (!withUnit.matches()) {
      return (said == null ? otherwise : said).toKilograms(numbers.parse(cell, text));
    }
    MassUnit own = unit(withUnit.group(2)).orElseThrow();
    if (said != null && said != own) {
      throw new CellException(cell, "this names another unit than its row or column");
    }
    return own.toKilograms(numbers.parse(cell, withUnit.group(1)));
  }
}
