package io.github.personalmetrics.forecast;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a stored model. It says what is in it: two models of one name are the same bytes.
 *
 * @param week the ISO week of the last training week, such as {@code 2026-W12}
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 */
public record ModelVersion(String week, String sha256) {

  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID = Pattern.compile("(\\d{4}-W\\d{2})-([0-9a-f]{64})");

  public ModelVersion {
    if (!WEEK.matcher(week).matches() || !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a model version is an ISO week and a SHA-256, not \""
              + week
              + "\" and \""
              + sha256
              + '"');
    }
  }

  /** Reads {@link #id}; it is safe to make a file name of. */
  public static ModelVersion parse(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a model version is written <ISO week>-<SHA-256>: \"" + id + '"');
    }
    return new ModelVersion(matcher.group(1), matcher.group(2));
  }

  /** Whether {@link #parse} would take it. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Such as {@code 2026-W12-9f86d0...}; safe as a file name. */
  public String id() {
    return week + '-' + sha256;
  }

  @Override
  public String toString() {
    return id();
  }
}
