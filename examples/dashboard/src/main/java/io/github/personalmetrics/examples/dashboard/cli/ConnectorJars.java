package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.ConnectorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Strangers' connectors that lie as jars beside the program. A jar is one of them if it declares a
 * provider that the program has not itself: so neither the program's own jars nor copies of them
 * are, and any other jar is left alone. Each gets a class loader of its own below the program's.
 */
final class ConnectorJars {

  /**
   * @param place the jar's name
   */
  record Found(ConnectorProvider provider, String place) {}

  private static final String SERVICES = "META-INF/services/" + ConnectorProvider.class.getName();

  private final ClassLoader program;
  private final Set<String> own;
  private final Consumer<String> warnings;

  /**
   * @param program loads what the jars share with the program
   * @param own the class names of the providers that the program has itself
   * @param warnings told, in one line each, what is left out and why
   */
  ConnectorJars(ClassLoader program, Set<String> own, Consumer<String> warnings) {
    this.program = program;
    this.own = own;
    this.warnings = warnings;
  }

  /** By the names of the jars, so that every start finds the same. */
  List<Found> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(jar -> providers(jar).stream())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      warnings.accept("The folder " + folder + " cannot be searched for connectors: " + e);
      return List.of();
    }
  }

  private List<Found> providers(Path jar) {
    String place = jar.getFileName().toString();
    try {
      List<String> names = declared(jar).stream().filter(name -> !own.contains(name)).toList();
      var found = new ArrayList<Found>();
      if (!names.isEmpty()) {
        // Open for as long as the program runs, as its own jar is.
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, program);
        for (String name : names) {
          make(name, loader, place).ifPresent(found::add);
        }
      }
      return found;
    } catch (IOException e) {
      warnings.accept(
          place + " beside the dashboard cannot be read; copy it again, or take it away.");
      return List.of();
    }
  }

  /** The lines of the file that {@link java.util.ServiceLoader} would read. */
  private static List<String> declared(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var entry = file.getEntry(SERVICES);
      if (entry == null) {
        return List.of();
      }
      try (var content = file.getInputStream(entry)) {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
      }
    }
  }

  private Optional<Found> make(String name, ClassLoader loader, String place) {
    try {
      ConnectorProvider provider =
          loader
              .loadClass(name)
              .asSubclass(ConnectorProvider.class)
              .getDeclaredConstructor()
              .newInstance();
      // What it must tell, so that it fails here and not on a page.
      SourceId.of(provider.id(), "any");
      Objects.requireNonNull(provider.displayName(), "it has no name");
      Objects.requireNonNull(provider.settings(), "it has no settings");
      return Optional.of(new Found(provider, place));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      warnings.accept(
          "The connector %s in %s is left out, because it cannot be made: %s. Get a jar that holds all it needs and fits this version of the dashboard, or take it away."
              .formatted(name, place, cause));
      return Optional.empty();
    }
  }
}
