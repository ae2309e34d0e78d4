package io.github.personalmetrics.domain;

import org.jspecify.annotations.Nullable;

/**
 * A piece of provider data that could not be read: shown until it is mended, never dropped.
 *
 * @param externalId the record it belongs to, if that much could be read
 * @param locator where a person finds it: {@code log!C17}, {@code grpid 12}
 * @param reason what is wrong with it, in a user's words
 * @param raw what was read, cut to 2000 characters
 */
public record Rejection(
    SourceId source, @Nullable String externalId, String locator, String reason, String raw) {

  private static final int MAX_RAW = 2000;

  public Rejection {
    Checks.line("locator", locator, 256);
    Checks.line("reason", reason, 1000);
    raw = raw.length() <= MAX_RAW ? raw : raw.substring(0, end(raw));
  }

  /** Half an emoji could not be stored as text. */
  private static int end(String raw) {
    return Character.isHighSurrogate(raw.charAt(MAX_RAW - 1)) ? MAX_RAW - 1 : MAX_RAW;
  }
}
