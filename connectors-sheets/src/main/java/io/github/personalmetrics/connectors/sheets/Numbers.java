package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are written as text: {@code 80}, {@code 80,5}, {@code 1,234.5}, {@code -20}.
 *
 * @param mark between whole and decimals, {@code '.'} or {@code ','}; absent if it may be either,
 *     and then {@code 1.234} is refused: it may be thousands
 */
record Numbers(@Nullable Character mark) {

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,30})?");
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[1-9]\\d{0,2}((?<group>[ .,'’])\\d{3}(\\k<group>\\d{3})*+)([.,]\\d+)?");
  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

  /** A number, or text that can only be one. */
  BigDecimal read(Cell cell) throws CellException {
    var number = cell.number();
    return number.isPresent() ? number.get() : parse(cell, cell.text());
  }

  /**
   * @param cell what is blamed
   */
  BigDecimal parse(Cell cell, String part) throws CellException {
    String text = part.replace('\u2212', '-');
    if (!cell.isText()) {
      throw new CellException(cell, "expected a number");
    }
    if (mark == null && EITHER.matcher(text).matches()) {
      throw new CellException(
          cell,
          "this may mean thousands or decimals; make it a number, or say which mark is decimal in"
              + " sheets.layout.decimal");
    }
    if (PLAIN.matcher(text).matches() && isMine(text)) {
      return new BigDecimal(text.replace(',', '.'));
    }
    var grouped = GROUPED.matcher(text);
    if (grouped.matches()) {
      String group = grouped.group("group");
      String whole = text.replace(group, "");
      boolean clear = grouped.group(4) == null || !grouped.group(4).startsWith(group);
      if (clear && mayGroup(group) && isMine(whole)) {
        return new BigDecimal(whole.replace(',', '.'));
      }
    }
    throw new CellException(cell, "expected a number");
  }

  /** A space may be between two numbers as well, unless its owner said how numbers are written. */
  private boolean mayGroup(String group) {
    return mark == null ? !group.equals(" ") : !group.equals(mark.toString());
  }

  private boolean isMine(String text) {
    return mark == null || text.indexOf(mark == ',' ? '.' : ',') < 0;
  }

  int whole(Cell cell, String what, int least, int most) throws CellException {
    BigDecimal number = read(cell);
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new CellException(
          cell, "expected " + what + ", a whole number from " + least + " to " + most);
    }
    return number.intValueExact();
  }
}
