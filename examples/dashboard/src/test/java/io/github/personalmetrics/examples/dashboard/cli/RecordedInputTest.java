package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.testkit.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's real years, from {@code simulate --data} to two syncs, as a person would run them. */
class RecordedInputTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void everyRecordedRowIsStoredOnceAndASecondSyncWritesNothing() throws IOException {
    Path data = data();
    run(
        simulator -> {
          try (simulator) {
            List<String> settings =
                lines().stream().filter(it -> !it.startsWith("sheets")).toList();
            String own = "store=sqlite:" + folder.resolve("me.db") + "\nsecrets.key-file=" + folder;
            Path config = folder.resolve("me.properties");
            Files.writeString(config, String.join("\n", settings) + '\n' + own + "/key\n");

            assertThat(sync(config))
                .satisfiesExactly(
                    line ->
                        assertThat(line)
                            .startsWith("strava/activities OK read=1132 new=1132 changed=0"),
                    line ->
                        assertThat(line)
                            .startsWith("withings/measures OK read=2062 new=2062 changed=0"),
                    line -> assertThat(line).startsWith("withings/activity OK read=1 new=1"),
                    line -> assertThat(line).startsWith("withings/workouts OK read=0"),
                    line -> assertThat(line).startsWith("withings/sleep OK read=300 new=300"));
            assertThat(sync(config))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains(" OK ", " new=0 changed=0 "));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        "simulate",
        "--data",
        data.toString(),
        "--port",
        "0");
  }

  private final StringWriter out = new StringWriter();

  private List<String> sync(Path config) {
    out.getBuffer().setLength(0);
    assertThat(run(started -> {}, "sync", "--config", config.toString())).isZero();
    return lines().stream().filter(line -> line.contains("read=")).toList();
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private Path data() throws IOException {
    Path withings = RecordedData.folder("withings");
    Path strava = RecordedData.folder("strava/recorded/athlete_activities_all");
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("withings"));
    Files.createDirectories(data.resolve("strava"));
    copy(withings, "getmeas_full_2062\\.json", data.resolve("withings"), "");
    copy(withings, "getactivity_page_1\\.json", data.resolve("withings"), "");
    copy(withings, "sleep_summary_page_[12]\\.json", data.resolve("withings"), "getsummary_");
    copy(strava, "page_\\d+\\.json", data.resolve("strava"), "activities_");
    return data;
  }

  private static void copy(Path from, String pattern, Path to, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(it -> name(it).matches(pattern)).toList()) {
        Files.copy(file, to.resolve(prefix + name(file)));
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private int run(Consumer<AutoCloseable> running, String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            CLOCK,
            new BufferedReader(new StringReader("")),
            World.discover(),
            running);
    return Commands.commandLine(world).setOut(new PrintWriter(out, true)).execute(arguments);
  }
}
