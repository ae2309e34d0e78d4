package io.github.personalmetrics.examples.dashboard.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
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

  /** For names that need not be there, such as those of a stranger's metrics. */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
  }

  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
