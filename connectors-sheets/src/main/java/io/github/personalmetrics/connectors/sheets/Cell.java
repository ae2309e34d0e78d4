package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One cell as it came. What it means is a matter of its column: {@link Dates}, {@link Reps}, {@link
 * Loads}, {@link Score}.
 *
 * @param locator where its owner finds it: {@code log!C17}
 * @param value a number, a boolean or text
 */
record Cell(String locator, Object value) {

  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");

  /** What is not seen and changes no letter: directions of writing, zero width, byte order. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]+");

  private static final Pattern ERROR =
      Pattern.compile("#(REF!|N/A|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|ERROR!)");

  boolean isBlank() {
    return value instanceof String && text().isEmpty();
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

  /** The text on one line; numbers as they are. */
  String text() {
    return SPACE.matcher(INVISIBLE.matcher(raw()).replaceAll("")).replaceAll(" ").strip();
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
