package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.withings.WithingsProvider;
import io.github.personalmetrics.source.ConnectorProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars beside the program, compiled and packed as a stranger would. */
class ConnectorsTest {

  private static final String SERVICES =
      "META-INF/services/io.github.personalmetrics.source.ConnectorProvider";
  private static final String PROVIDER =
      """
      package stranger;

      import io.github.personalmetrics.source.*;
      import java.util.List;

      public class %1$s implements ConnectorProvider {
        %3$s
        public String id() { return "%2$s"; }
        public String displayName() { return "%1$s"; }
        public List<SettingKey> settings() { return List.of(); }
        public List<SourceConnector> create(ConnectorSettings s, ConnectorContext c) {
          return List.of();
        }
      }
      """;

  @TempDir Path folder;
  @TempDir Path work;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void aJarBesideTheProgramAddsItsConnectors() throws IOException {
    jar("food.jar", "# ours\nstranger.Food # the only one\n\n", compiled("Food", "food", ""));

    assertThat(ids()).containsExactly("food", "sheets", "strava", "withings");
    assertThat(warnings).isEmpty();
  }

  @Test
  void connectorsOfSeveralJarsComeInTheSameOrderEachTime() throws IOException {
    jar("b.jar", "stranger.Apples", compiled("Apples", "apples", ""));
    jar("a.jar", "stranger.Pears", compiled("Pears", "pears", ""));

    assertThat(ids()).containsExactly("apples", "pears", "sheets", "strava", "withings");
    assertThat(ids()).isEqualTo(ids());
  }

  @Test
  void aJarSharesTheLibraryWithTheProgramAndNothingWithOtherJars() throws IOException {
    jar("a.jar", "stranger.Food", compiled("Food", "a", ""));
    jar("b.jar", "stranger.Food", compiled("Food", "b", ""));

    assertThat(ids()).containsExactly("a", "b", "sheets", "strava", "withings");
  }

  @Test
  void otherJarsThereAreLeftAlone() throws IOException {
    jar("some-library.jar", null, Map.of("any/thing.txt", new byte[] {1}));
    jar("connectors-withings.jar", WithingsProvider.class.getName(), Map.of());
    Files.writeString(folder.resolve("notes.txt"), "not a jar");
    Files.createDirectory(folder.resolve("folder.jar"));

    assertThat(ids()).containsExactly("sheets", "strava", "withings");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aJarThatCannotBeReadIsNamedAndStopsNothing() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "half a download");
    jar("food.jar", "stranger.Food", compiled("Food", "food", ""));

    assertThat(ids()).contains("food", "withings");
    assertThat(warnings)
        .containsExactly(
            "broken.jar beside the dashboard cannot be read; copy it again, or take it away.");
  }

  @Test
  void aConnectorThatCannotBeMadeIsNamedAndStopsNothing() throws IOException {
    jar("a.jar", "stranger.Missing", Map.of());
    jar("b.jar", "java.lang.String", Map.of());
    jar("c.jar", "stranger.Angry", compiled("Angry", "angry", "{ int i = 1 / 0; }"));
    jar("d.jar", "stranger.Spaced", compiled("Spaced", "not an id", ""));
    jar("food.jar", "stranger.Food", compiled("Food", "food", ""));

    assertThat(ids()).containsExactly("food", "sheets", "strava", "withings");
    assertThat(warnings).hasSize(4).allMatch(line -> line.endsWith("or take it away."));
    assertThat(warnings.get(0)).contains("stranger.Missing in a.jar", "ClassNotFoundException");
    assertThat(warnings.get(1)).contains("java.lang.String in b.jar", "ClassCastException");
    assertThat(warnings.get(2)).contains("stranger.Angry in c.jar", "ArithmeticException");
    assertThat(warnings.get(3)).contains("stranger.Spaced in d.jar", "not an id");
  }

  @Test
  void twoConnectorsOfOneIdStopTheStartAndBothPlacesAreNamed() throws IOException {
    jar("food-1.jar", "stranger.Food", compiled("Food", "food", ""));
    jar("food-2.jar", "stranger.Food", compiled("Food", "food", ""));
    assertThatThrownBy(this::ids)
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Two connectors are called food: stranger.Food in food-1.jar, and stranger.Food in"
                + " food-2.jar. Take one of the jars away.");
    Files.delete(folder.resolve("food-2.jar"));

    jar("scales.jar", "stranger.Scales", compiled("Scales", "withings", ""));
    assertThatThrownBy(this::ids)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(WithingsProvider.class.getName())
        .hasMessageContaining("stranger.Scales in scales.jar");
  }

  private List<String> ids() {
    return Connectors.find(folder, warnings::add).stream().map(ConnectorProvider::id).toList();
  }

  private void jar(String name, String services, Map<String, byte[]> files) throws IOException {
    var all = new TreeMap<>(files);
    if (services != null) {
      all.put(SERVICES, services.getBytes(StandardCharsets.UTF_8));
    }
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (Map.Entry<String, byte[]> file : all.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
  }

  private Map<String, byte[]> compiled(String name, String id, String body) throws IOException {
    Path source =
        Files.writeString(work.resolve(name + ".java"), PROVIDER.formatted(name, id, body));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                work.toString(),
                source.toString());
    assertThat(result).isZero();
    try (Stream<Path> classes = Files.list(work.resolve("stranger"))) {
      var files = new TreeMap<String, byte[]>();
      for (Path file : classes.filter(f -> f.endsWith(name + ".class")).toList()) {
        files.put("stranger/" + file.getFileName(), Files.readAllBytes(file));
      }
      return files;
    }
  }
}
