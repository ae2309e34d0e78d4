package io.github.personalmetrics.examples.dashboard.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** Every sentence that pages show, by key. Safe for use by many threads. */
public final class Texts {

  private static final String BUNDLE = "dashboard.texts";
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** For programs, whoever they work for. */
  static final Texts ENGLISH = Texts.of(Locale.UK);

  private final Locale locale;
  private final ResourceBundle bundle;

  /** Never used themselves: they are not for many threads, and to read one takes long. */
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

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
    MessageFormat format =
        formats.computeIfAbsent(key, it -> new MessageFormat(bundle.getString(it), locale));
    return ((MessageFormat) format.clone()).format(values);
  }
}
