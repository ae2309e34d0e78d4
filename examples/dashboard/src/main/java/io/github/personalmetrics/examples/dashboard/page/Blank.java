package io.github.personalmetrics.examples.dashboard.page;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no chart.
 *
 * @param id {@code empty} or {@code not-connected}
 * @param link what to do about it; absent if nothing can be done here
 */
public record Blank(String id, String text, @Nullable String link, String linkText) {

  /** Something is there, but not in the chosen period. */
  public static Blank empty(String text, String link, String linkText) {
    return new Blank("empty", text, link, linkText);
  }

  public static Blank nothingYet(String text) {
    return new Blank("empty", text, null, "");
  }

  public static Blank notConnected(String text) {
    return new Blank("not-connected", text, null, "");
  }
}
