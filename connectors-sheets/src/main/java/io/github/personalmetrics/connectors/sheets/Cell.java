package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One cell as it came. What it means is a matter of its column: {@link Dates}, {@link Reps}, {@link
 * Loads}, {@link Score}.
 *
 * @param tab the name of its tab
 * @param row from 0
 * @param column from 0
 * @param value a number, a boolean or text
 */
record Cell(String tab, int row, int column, Object value) {

  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");

  /** What is not seen and changes no letter: directions of writing, zero width, byte order. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]+");

  /** In any language: {@code #REF!}, {@code #BEZUG!}, {@code #NAME?}, or not there yet. */
  private static final Pattern ERROR =
      Pattern.compile("#(N/A|NV|[¿¡\\p{Lu}/0-9]{1,20}[!?])|Loading\\.\\.\\.");

  /** What is in a column that the tab has not. */
  static Cell absent(String tab) {
    return new Cell(tab, 0, 0, "");
  }

  /** Where its owner finds it: {@code log!C17}. */
  String locator() {
    var name = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      name.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return tab + '!' + name + (row + 1);
  }

  boolean isBlank() {
    return value instanceof String text && (text.isEmpty() || text().isEmpty());
  }

  /** The number of a cell that holds one; text that looks like a number is none. */
  Optional<BigDecimal> number() {
    if (value instanceof BigDecimal exact) {
      return Optional.of(exact);
    }
    return value instanceof Number number
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  boolean isText() {
    return value instanceof String;
  }

  /** The text on one line, its accents in one form; numbers as they are. */
  String text() {
    String line = SPACE.matcher(INVISIBLE.matcher(raw()).replaceAll("")).replaceAll(" ").strip();
    return Normalizer.normalize(line, Normalizer.Form.NFC);
  }

  /** As it came. */
  String raw() {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** This cell, unless a formula failed in it, or is written in it instead of its result. */
  Cell orFailedFormula() throws CellException {
    if (isText() && ERROR.matcher(text()).matches()) {
      throw new CellException(this, "the formula in it failed");
    }
    return this;
  }

  /** This cell, unless it has a formula for a text, which must not get into a name. */
  Cell orFormula() throws CellException {
    if (isText() && text().startsWith("=")) {
      throw new CellException(this, "this is the text of a formula, not its result");
    }
    return this;
  }
}
