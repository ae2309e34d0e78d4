package io.github.personalmetrics.examples.dashboard.web;

import org.jspecify.annotations.Nullable;

/** Addresses to go back to, which come from the browser and must not lead elsewhere. */
public final class LocalPath {

  private static final String HOME = "/";
  private static final int MAX_LENGTH = 2000;

  private LocalPath() {}

  /** The path if it is one of ours, or else the first page. */
  public static String of(@Nullable String wanted) {
    // Browsers read "//host" and "/\host" as another host, and drop tabs and line breaks first.
    if (wanted == null || wanted.length() > MAX_LENGTH) {
      return HOME;
    }
    return wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>]]*") ? wanted : HOME;
  }
}
