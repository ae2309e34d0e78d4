package io.github.personalmetrics.forecast.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only files can show; what every repository must do is in {@link FileModelKitTest}. */
class FileModelRepositoryTest {

  @TempDir private Path temp;

  private final SettableClock clock = SettableClock.at("2026-11-23T10:00:00Z");
  private final StoredModel first = model(8);
  private final StoredModel second = model(9);
  private final StoredModel third = model(10);
  private Path folder;
  private FileModelRepository models;

  @BeforeEach
  void open() {
    folder = temp.resolve("models");
    models = new FileModelRepository(folder, 3, clock);
  }

  @Test
  void readingMakesNoFolder() {
    assertThat(models.current()).isEmpty();
    assertThat(models.list()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void theNextReaderForecastsWithWhatWasPublished() {
    publish(first, second);

    var reader = new FileModelRepository(folder, 3, clock);

    assertThat(new KnnForecaster(clock).load(reader.current().orElseThrow()).card().weeks())
        .isEqualTo(9);
  }

  @Test
  void publishingAgainDatesTheVersionAnew() {
    publish(first, second, first);

    assertThat(models.list())
        .extracting(Published::version)
        .containsExactly(first.version(), second.version());
    assertThat(models.list().get(0).at()).isEqualTo(clock.instant());
  }

  @Test
  void onlyTheFilesOfTheVersionsThePointerAndTheLockAreThere() throws IOException {
    publish(first, second);

    assertThat(names())
        .containsExactlyInAnyOrder(
            first.version() + ".json", second.version() + ".json", "current.json", ".lock");
    assertThat(first.version().id()).matches("2026-W09-[0-9a-f]{64}");
  }

  @Test
  void theOldestVersionsGoAndTheCurrentOneStays() {
    publish(model(11), model(12), model(13), model(14));

    assertThat(models.list())
        .extracting(published -> published.version().week())
        .containsExactly("2026-W15", "2026-W14", "2026-W13");
  }

  @Test
  void aCrashBeforeThePointerMovedLeavesTheModelOfBefore() throws IOException {
    publish(first);
    Files.write(folder.resolve(second.version() + ".json"), second.bytes());
    Files.writeString(folder.resolve(".writing-1.tmp"), "{\"half\":");

    assertThat(models.current().orElseThrow().version()).isEqualTo(first.version());
    assertThat(models.list()).hasSize(2);
    models.publish(third);
    assertThat(models.current().orElseThrow().version()).isEqualTo(third.version());
    assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
  }

  @Test
  void aBrokenPointerIsSaidAndRollingBackMendsIt() throws IOException {
    publish(first, second);
    for (String broken : List.of("", "{", "[]", "{\"version\":\"../../etc/passwd\"}", "{}")) {
      Files.writeString(folder.resolve("current.json"), broken);

      assertThatThrownBy(models::current)
          .as(broken)
          .isInstanceOfSatisfying(
              Unreadable.class, e -> assertThat(e.code()).isEqualTo("model.bad-pointer"));
      assertThat(models.list()).hasSize(2).noneMatch(Published::current);
    }
    models.rollBack(first.version());
    assertThat(models.current().orElseThrow().version()).isEqualTo(first.version());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidWithItsName() throws IOException {
    Files.writeString(folder, "a file where the folder should be");

    assertThatThrownBy(() -> models.publish(first))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void erasingLeavesNothingAndPublishersBeginAnew() throws Exception {
    assertThat(models.erase()).isFalse();
    publish(first, second);
    Files.writeString(folder.resolve(".writing-1.tmp"), "{\"half\":");

    assertThat(models.erase()).isTrue();
    assertThat(folder).doesNotExist();
    assertThat(models.current()).isEmpty();
    publish(third);
    assertThat(models.list()).hasSize(1);
  }

  @Test
  void anythingButJsonIsRefused() {
    var other = StoredModel.of("2026-W11", "application/octet-stream", new byte[] {1});

    assertThatThrownBy(() -> models.publish(other)).isInstanceOf(IllegalArgumentException.class);
  }

  private void publish(StoredModel... published) {
    for (StoredModel model : published) {
      clock.advance(Duration.ofMinutes(1));
      models.publish(model);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static StoredModel model(int weeks) {
    return new KnnForecaster(Weeks.CLOCK).fit(Weeks.rising(weeks)).store();
  }
}
