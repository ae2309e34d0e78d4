package io.github.personalmetrics.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link ModelRepositoryKit} in which many publish and read at once. */
abstract class ModelPublishersKit {

  static final int KEPT = 3;

  final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  final StoredModel first = model(1);
  final StoredModel second = model(2);
  final StoredModel third = model(3);
  ModelRepository models;

  // NullAway cannot know that openRepository() comes before every test.
  @SuppressWarnings("NullAway.Init")
  ModelPublishersKit() {}

  /**
   * Opens the repository under test: of one person, empty at the start of each test, keeping the
   * last three versions, or all. One that is opened again within a test must find what the others
   * published.
   *
   * @param clock dates what is published
   */
  protected abstract ModelRepository open(Clock clock);

  /** Changes some of the bytes of a version where they are kept, as a bad disk would. */
  protected abstract void damage(ModelVersion version);

  /** Keeps the bytes and goes no further, as a publisher that dies before it moves the pointer. */
  protected abstract void keepOnly(StoredModel model);

  /** What the repository takes; JSON unless overridden. */
  protected String mediaType() {
    return "application/json";
  }

  @BeforeEach
  final void openRepository() {
    models = open(clock);
  }

  @Test
  void readersSeeAWholeModelWhileOthersArePublished() throws Exception {
    publish(first);
    var published = new CountDownLatch(1);
    ModelRepository other = open(clock);
    List<Integer> reads =
        InParallel.run(
            3,
            thread -> {
              if (thread == 0) {
                try {
                  Stream.iterate(2, i -> i + 1).limit(100).map(this::model).forEach(this::publish);
                } finally {
                  published.countDown();
                }
                return 1;
              }
              ModelRepository reader = thread == 1 ? models : other;
              int count = 0;
              boolean last;
              do {
                last = published.getCount() == 0;
                assertWhole(reader.current().orElseThrow());
                assertThat(reader.list()).isNotEmpty();
                count++;
              } while (!last);
              return count;
            });

    assertThat(reads).allMatch(count -> count > 0);
    assertCurrent(model(101));
  }

  @Test
  void ofManyPublishersEachLeavesAWholeModel() throws Exception {
    InParallel.run(
        KEPT,
        thread -> {
          ModelRepository mine = open(clock);
          for (int i = 0; i < 20; i++) {
            mine.publish(model(thread));
            assertWhole(mine.current().orElseThrow());
          }
          return true;
        });

    assertThat(models.list())
        .extracting(Published::version)
        .containsExactlyInAnyOrder(model(0).version(), model(1).version(), model(2).version());
    assertThat(models.list()).filteredOn(Published::current).hasSize(1);
    for (int thread = 0; thread < KEPT; thread++) {
      models.rollBack(model(thread).version());
      assertCurrent(model(thread));
    }
  }

  /**
   * More models than are kept: each pushes out the others', and none may push out what is current.
   */
  @Test
  void ofManyPublishersNoneForgetsWhatAnotherMakesCurrent() throws Exception {
    int publishers = 4;
    int each = 12;
    publish(first);
    List<Integer> whole =
        InParallel.run(
            publishers,
            thread -> {
              ModelRepository mine = open(clock);
              int count = 0;
              for (int i = 0; i < each; i++) {
                clock.advance(Duration.ofSeconds(1));
                mine.publish(model(100 + thread * each + i));
                assertWhole(mine.current().orElseThrow());
                count++;
              }
              return count;
            });

    assertThat(whole).containsOnly(each);
    List<Published> kept = models.list();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(KEPT);
    assertThat(kept).filteredOn(Published::current).hasSize(1);
    for (Published published : kept) {
      models.rollBack(published.version());
      assertThat(models.current().orElseThrow().version()).isEqualTo(published.version());
    }
  }

  @Test
  void twoThatPublishAtOnceLoseNothing() throws Exception {
    for (int round = 0; round < 5; round++) {
      int number = 10 * round;
      InParallel.run(
          2,
          thread -> {
            open(clock).publish(model(number + thread));
            return true;
          });

      List<ModelVersion> latest = models.list().stream().limit(2).map(Published::version).toList();
      assertThat(latest)
          .containsExactlyInAnyOrder(model(number).version(), model(number + 1).version());
      assertThat(latest).contains(models.current().orElseThrow().version());
      clock.advance(Duration.ofMinutes(1));
    }
  }

  final void publish(StoredModel... published) {
    for (StoredModel model : published) {
      clock.advance(Duration.ofMinutes(1));
      models.publish(model);
    }
  }

  final StoredModel model(int number) {
    String week = "2026-W%02d".formatted(1 + number % 52);
    return model(week, "{\"number\": " + number + "}");
  }

  final StoredModel model(String week, String json) {
    return StoredModel.of(week, mediaType(), json.getBytes(UTF_8));
  }

  final void assertCurrent(StoredModel expected) {
    assertIs(models.current().orElseThrow(), expected);
    assertThat(models.list())
        .filteredOn(Published::current)
        .extracting(Published::version)
        .containsExactly(expected.version());
  }

  static void assertIs(StoredModel actual, StoredModel expected) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.mediaType()).isEqualTo(expected.mediaType());
    assertThat(actual.bytes()).isEqualTo(expected.bytes());
  }

  static void assertWhole(StoredModel model) {
    assertThat(StoredModel.verified(model.version(), model.mediaType(), model.bytes()).version())
        .isEqualTo(model.version());
  }
}
