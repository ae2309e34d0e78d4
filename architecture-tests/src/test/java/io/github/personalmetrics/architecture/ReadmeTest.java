package io.github.personalmetrics.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.withings.WithingsConfig;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  private static final Path README = Path.of(System.getProperty("project.root"), "README.md");

  /** What an editor would import by itself. */
  private static final String IMPORTS =
      """
      import io.github.personalmetrics.analytics.*;
      import io.github.personalmetrics.connectors.http.*;
      import io.github.personalmetrics.connectors.withings.*;
      import io.github.personalmetrics.domain.*;
      import io.github.personalmetrics.store.sqlite.*;
      import io.github.personalmetrics.sync.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import okhttp3.OkHttpClient;
      """;

  @TempDir private Path folder;

  @Test
  void theReadmeFitsItsLength() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void theExampleCompilesAndStoresWhatTheProviderHas() throws Exception {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source, IMPORTS + "public class Example {\n  public " + example().strip() + "\n}\n");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(result).isZero();

    var today = LocalDate.now(ZoneId.of("Europe/Paris"));
    var person =
        SyntheticPerson.of(42, today.minusYears(1), today.minusDays(1), ZoneId.of("Europe/Paris"));
    try (var simulator = ProviderSimulator.builder().person(person).start();
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      var config =
          WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
              .withBaseUrl(simulator.withingsBaseUrl())
              .withTokens(simulator.withingsAccessToken(), simulator.withingsRefreshToken());
      loader
          .loadClass("Example")
          .getMethod("printTrend", WithingsConfig.class, Path.class, Clock.class)
          .invoke(null, config, folder, Clock.systemUTC());
    }

    try (var store = SqliteStore.open(folder.resolve("me.db"))) {
      var stored = store.open(SubjectId.of("me")).metrics().find(RecordQuery.measurements());
      assertThat(stored).hasSizeGreaterThanOrEqualTo(200);
    }
  }

  private static String example() throws IOException {
    String text = Files.readString(README);
    int start = text.indexOf("```java\n") + "```java\n".length();
    String code = text.substring(start, text.indexOf("```", start));
    assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(15);
    return code;
  }
}
