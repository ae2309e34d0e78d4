package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.SettingKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every key that means something: the dashboard's own, and those of the connectors at hand. A name
 * that ends in {@code .*} stands for every key that begins so.
 */
final class KnownKeys {

  /** Every provider has it: how long its records are kept. */
  private static final String RETENTION = "retention";

  private final List<String> names;

  KnownKeys(Collection<String> own, Collection<? extends ConnectorProvider> providers) {
    var theirs =
        providers.stream()
            .flatMap(
                p ->
                    Stream.concat(p.settings().stream().map(SettingKey::name), Stream.of(RETENTION))
                        .map(name -> p.id() + '.' + name));
    names = Stream.concat(own.stream(), theirs).sorted().toList();
  }

  boolean contains(String key) {
    return names.stream().anyMatch(n -> isOpen(n) ? key.startsWith(stem(n)) : n.equals(key));
  }

  /** The key that an environment variable stands for. */
  Optional<String> ofVariable(String variable) {
    for (String name : names) {
      if (isOpen(name) && variable.startsWith(variable(stem(name)))) {
        String rest = variable.substring(variable(stem(name)).length());
        return Optional.of(stem(name) + rest.toLowerCase(Locale.ROOT).replace('_', '-'));
      }
      if (variable(name).equals(variable)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  String suggestion(String key) {
    return suggestion(key, names);
  }

  String variableSuggestion(String variable) {
    return suggestion(variable, names.stream().map(KnownKeys::variable).toList());
  }

  private static String suggestion(String typed, List<String> known) {
    return NearMiss.of(typed, known)
        .map(near -> "; did you mean " + near + '?')
        .orElseGet(() -> "; expected one of " + String.join(", ", known));
  }

  private static boolean isOpen(String name) {
    return name.endsWith(".*");
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - 1);
  }

  private static String variable(String key) {
    return "PM_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
