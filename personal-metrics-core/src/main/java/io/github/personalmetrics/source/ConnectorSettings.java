package io.github.personalmetrics.source;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The settings of one connector, without the provider's prefix. Immutable; {@link #toString} names
 * the keys and never a value, because some are secrets.
 */
public final class ConnectorSettings {

  private final String prefix;
  private final Map<String, String> values;

  private ConnectorSettings(String prefix, Map<String, String> values) {
    this.prefix = prefix;
    this.values = values;
  }

  /**
   * @param provider the provider's id, named in errors
   * @param values by key without the provider's prefix; blank values count as absent
   */
  public static ConnectorSettings of(String provider, Map<String, String> values) {
    return new ConnectorSettings(provider + '.', Map.copyOf(values));
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** What is there below an open key: of {@code layout.*} the names that begin so, sorted. */
  public SortedSet<String> names(String beginning) {
    var names = new TreeSet<String>();
    values.keySet().stream()
        .filter(name -> name.startsWith(beginning) && text(name).isPresent())
        .forEach(names::add);
    return names;
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> new SettingException(prefix + name, "is missing"));
  }

  /** An absolute http or https address. */
  public Optional<URI> uri(String name) {
    return text(name).map(value -> parseUri(name, value));
  }

  /** An ISO date, such as {@code 2017-02-01}. */
  public Optional<LocalDate> date(String name) {
    return text(name).map(value -> parseDate(name, value));
  }

  /** Calendar days, months and years longer than nothing, such as {@code P2Y} or {@code P90D}. */
  public Optional<Period> period(String name) {
    return text(name).map(value -> parsePeriod(name, value));
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag(String name) {
    return text(name).map(value -> parseFlag(name, value));
  }

  private Period parsePeriod(String name, String value) {
    try {
      Period period = Period.parse(value);
      if (!period.isZero() && !period.isNegative()) {
        return period;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new SettingException(prefix + name, "expected a time such as P2Y or P90D");
  }

  private boolean parseFlag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingException(prefix + name, "expected true or false");
    };
  }

  private URI parseUri(String name, String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the value: an address may carry a password.
    }
    throw new SettingException(prefix + name, "expected an address such as https://example.org/");
  }

  private LocalDate parseDate(String name, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new SettingException(prefix + name, "expected a date such as 2017-02-01");
    }
  }

  @Override
  public String toString() {
    return "ConnectorSettings" + new TreeSet<>(values.keySet());
  }
}
