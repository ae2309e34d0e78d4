package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.cli.ConnectorJars.Found;
import io.github.personalmetrics.source.ConnectorProvider;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every connector there is: on the class path, and in jars beside the program. */
final class Connectors {

  private Connectors() {}

  /**
   * @param folder where the program lies, if that is a place for strangers' jars
   * @param warnings told what is left out and why
   * @throws CommandException if two have one id
   */
  static List<ConnectorProvider> find(@Nullable Path folder, Consumer<String> warnings) {
    ClassLoader program = Connectors.class.getClassLoader();
    List<ConnectorProvider> own =
        ServiceLoader.load(ConnectorProvider.class, program).stream().map(Provider::get).toList();
    var found = new ArrayList<Found>();
    own.forEach(provider -> found.add(new Found(provider, place(provider))));
    if (folder != null) {
      var names = own.stream().map(p -> p.getClass().getName()).collect(Collectors.toSet());
      found.addAll(new ConnectorJars(program, names, warnings).in(folder));
    }
    requireDifferentIds(found);
    return found.stream()
        .map(Found::provider)
        .sorted(Comparator.comparing(ConnectorProvider::id))
        .toList();
  }

  /** The folder of the jar that is running; absent for classes that are in no jar. */
  static Optional<Path> folder() {
    return file(Connectors.class).filter(Files::isRegularFile).map(Path::getParent);
  }

  /** Both would read the same settings, and one would write over the other's records. */
  private static void requireDifferentIds(List<Found> all) {
    Map<String, Found> byId = new HashMap<>();
    for (Found found : all) {
      Found other = byId.putIfAbsent(found.provider().id(), found);
      if (other != null) {
        throw new CommandException(
            "Two connectors are called %s: %s in %s, and %s in %s. Take one of the jars away."
                .formatted(
                    found.provider().id(),
                    other.provider().getClass().getName(),
                    other.place(),
                    found.provider().getClass().getName(),
                    found.place()));
      }
    }
  }

  private static String place(ConnectorProvider provider) {
    return file(provider.getClass())
        .map(file -> file.getFileName().toString())
        .orElse("the dashboard");
  }

  private static Optional<Path> file(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | RuntimeException e) {
      // A program that was not started from a file has no folder.
      return Optional.empty();
    }
  }
}
