package io.github.personalmetrics.examples.dashboard.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every sentence that pages show, by key. Immutable. */
public final class Texts {

  private static final String BUNDLE = "dashboard.texts";
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** For programs, whoever they work for. */
  static final Texts ENGLISH = Texts.of(Locale.UK);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    // What the machine speaks must not matter, so nothing falls back on it.
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_OTHERWISE);
  }

  public static Texts of(Locale locale) {
    return new Texts(locale);
  }

  public Locale locale() {
    return locale;
  }

  /** For names that need not be there, such as those of a stranger's metrics. */
  public Optional<String> find(String key, Object... values) {
    return bundle.containsKey(key) ? Optional.of(get(key, values)) : Optional.empty();
  }

  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
