package io.github.personalmetrics.examples.dashboard.settings;

/** The settings cannot be right; the message names the key, where it is, and what was expected. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }
}
