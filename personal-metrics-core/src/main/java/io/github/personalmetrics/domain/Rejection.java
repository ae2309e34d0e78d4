package io.github.personalmetrics.domain;

import org.jspecify.annotations.Nullable;

/**
 * A piece of provider data that could not be read: shown until it is mended, never dropped.
 *
 * <p>What is wrong may hold anything, and must not be lost for it: the texts are cut and put on one
 * line instead of being refused.
 *
 * @param externalId the record it belongs to, if that much could be read
 * @param locator where a person finds it: {@code log!C17}, {@code grpid 12}; cut to 256 characters
 * @param reason what is wrong with it, in a user's words; cut to 1000 characters
 * @param raw what was read, cut to 2000 characters
 */
public record Rejection(
    SourceId source, @Nullable String externalId, String locator, String reason, String raw) {

  public Rejection {
    locator = line(locator, 256);
    reason = line(reason, 1000);
    raw = cut(raw, 2000);
  }

  private static String line(String text, int length) {
    return cut(text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " "), length);
  }

  /** Half an emoji could not be stored as text. */
  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
