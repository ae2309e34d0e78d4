package io.github.personalmetrics.source;

/** A setting that cannot be right; the message names it and says what was expected. */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String key;

  public SettingException(String key, String expected) {
    super(key + ": " + expected);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
