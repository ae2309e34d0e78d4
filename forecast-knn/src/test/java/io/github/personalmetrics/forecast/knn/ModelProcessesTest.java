package io.github.personalmetrics.forecast.knn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers in processes of their own: killed in the middle of it, and two at once. */
class ModelProcessesTest {

  /** Twenty where the slow tests run; each round is a process. */
  private static final int ROUNDS = Boolean.getBoolean("slow.tests") ? 20 : 5;

  @TempDir private Path temp;

  private Path folder;
  private FileModelRepository models;

  @BeforeEach
  void open() {
    folder = temp.resolve("models");
    models = new FileModelRepository(folder, ModelWriter.KEPT, Clock.systemUTC());
  }

  @Test
  void aKilledPublisherLeavesAWholeModelTheLastAcknowledgedOrTheNext() throws Exception {
    var random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      int first = 1000 * round;
      List<ModelVersion> acknowledged = publishUntilKilled(first, 1 + random.nextInt(8));

      StoredModel current = models.current().orElseThrow();
      int number = acknowledged.size() - 1;
      assertThat(current.version())
          .isIn(
              ModelWriter.model(first + number).version(),
              ModelWriter.model(first + number + 1).version());
      ForecastModel model = new KnnForecaster(Clock.systemUTC()).load(current);
      assertThat(model.forecast(List.of(Weeks.plan(5, 30, 2, 45))).weeks()).hasSize(1);
      for (Published published : models.list()) {
        models.rollBack(published.version());
        assertThat(models.current().orElseThrow().version()).isEqualTo(published.version());
      }
    }
  }

  @Test
  void aPublisherKilledBetweenTheVersionAndThePointerLeavesTheModelOfBefore() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int first = 1000 * round;
      StoredModel before = ModelWriter.model(first + 1);
      StoredModel orphan = ModelWriter.model(first + 2);
      Process child = start(first, 2, "half-way");
      try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
        assertThat(out.readLine()).isEqualTo(ModelWriter.model(first).version().id());
        assertThat(out.readLine()).isEqualTo(before.version().id());
        assertThat(out.readLine()).isEqualTo(ModelWriter.HALF_WAY);

        assertIsCurrent(before);
        child.destroyForcibly().waitFor();
        assertIsCurrent(before);
      } finally {
        child.destroyForcibly();
      }

      assertThat(models.list()).extracting(Published::version).contains(orphan.version());
      models.rollBack(orphan.version());
      assertIsCurrent(orphan);
      models.publish(orphan);
      assertThat(models.isRolledBack()).isFalse();
      assertThat(models.list()).hasSizeLessThanOrEqualTo(ModelWriter.KEPT);
    }
  }

  private void assertIsCurrent(StoredModel expected) {
    StoredModel current = models.current().orElseThrow();
    assertThat(current.version()).isEqualTo(expected.version());
    assertThat(current.bytes()).isEqualTo(expected.bytes());
    assertWhole(current);
  }

  @Test
  void twoProcessesForgetNothingThatTheOtherMakesCurrent() throws Exception {
    Process one = start(0, 60);
    Process two = start(1000, 60);
    try {
      int reads = 0;
      while (one.isAlive() || two.isAlive()) {
        models.current().ifPresent(ModelProcessesTest::assertWhole);
        reads++;
      }
      assertThat(reads).isPositive();
      assertThat(acknowledged(one, Integer.MAX_VALUE)).hasSize(60);
      assertThat(acknowledged(two, Integer.MAX_VALUE)).hasSize(60);
      assertThat(one.waitFor()).isZero();
      assertThat(two.waitFor()).isZero();
    } finally {
      one.destroyForcibly();
      two.destroyForcibly();
    }
    assertThat(models.current().orElseThrow().version())
        .isIn(ModelWriter.model(59).version(), ModelWriter.model(1059).version());
    assertThat(models.list()).hasSize(ModelWriter.KEPT);
  }

  private static void assertWhole(StoredModel model) {
    assertThat(new KnnForecaster(Clock.systemUTC()).load(model).card().weeks()).isEqualTo(30);
  }

  /** Kills the child as soon as it has acknowledged that many: it is at its next one by then. */
  private List<ModelVersion> publishUntilKilled(int first, int count) throws Exception {
    Process child = start(first, Integer.MAX_VALUE - first);
    try {
      List<ModelVersion> acknowledged = acknowledged(child, count);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(count);
      return acknowledged;
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
  }

  private static List<ModelVersion> acknowledged(Process child, int enough) {
    var versions = new ArrayList<ModelVersion>();
    try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (ModelVersion.isId(line)) {
          versions.add(ModelVersion.parse(line));
        }
        if (versions.size() >= enough) {
          child.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The stream of a killed process may break off.
    }
    return versions;
  }

  private Process start(int first, int count, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ModelWriter.class.getName(),
                folder.toString(),
                Integer.toString(first),
                Integer.toString(count)));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
