package io.github.personalmetrics.domain;

/**
 * The person whose numbers these are, as the application names them.
 *
 * @param value path-safe: 1 to 64 of {@code a-z}, {@code 0-9}, {@code .}, {@code _}, {@code -}
 */
public record SubjectId(String value) {
  public SubjectId {
    Checks.segment("subject", value);
  }

  public static SubjectId of(String value) {
    return new SubjectId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
