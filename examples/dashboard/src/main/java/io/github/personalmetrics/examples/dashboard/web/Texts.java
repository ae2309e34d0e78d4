package io.github.personalmetrics.examples.dashboard.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every sentence that pages show, by key. Immutable. */
public final class Texts {

  private static final String BUNDLE = "dashboard.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
  }

  public static Texts english() {
    return new Texts(Locale.UK);
  }

  public Locale locale() {
    return locale;
  }

  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
