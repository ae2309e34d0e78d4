package io.github.personalmetrics.domain;

/** The refusals that several values share. */
final class Checks {

  private static final int LONGEST_SEGMENT = 64;

  private Checks() {}

  static String segment(String name, String value) {
    if (!isSegment(value)) {
      throw new IllegalArgumentException(
          name
              + " must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit: \""
              + value
              + '"');
    }
    return value;
  }

  /** In one loop too: each record has a source, and each of its values a metric. */
  private static boolean isSegment(String value) {
    if (value.isEmpty() || value.length() > LONGEST_SEGMENT) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && (i == 0 || (c != '.' && c != '_' && c != '-'))) {
        return false;
      }
    }
    return true;
  }

  static String line(String name, String value, int maxLength) {
    if (value.isBlank() || value.length() > maxLength) {
      throw new IllegalArgumentException(name + " must be 1 to " + maxLength + " characters");
    }
    // In one loop: a million records are checked while a page waits.
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw new IllegalArgumentException(name + " must not contain control characters");
      }
      if (Character.isSurrogate(c)) {
        if (Character.charCount(value.codePointAt(i)) == 1) {
          // Stored as UTF-8, two different keys would become one.
          throw new IllegalArgumentException(name + " must not contain half a surrogate pair");
        }
        i++;
      }
    }
    return value;
  }

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number: " + value);
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (finite(name, value) < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
    return value;
  }
}
