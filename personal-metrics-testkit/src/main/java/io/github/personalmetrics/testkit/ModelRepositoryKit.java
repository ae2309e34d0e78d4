package io.github.personalmetrics.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.forecast.ForecastException.Unreadable;
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

/**
 * What a {@link ModelRepository} must do: implement {@link #open}, say how to reach behind it, and
 * get these tests. To it a model is opaque bytes, and those of these tests forecast nothing.
 */
public abstract class ModelRepositoryKit {

  private static final int KEPT = 3;

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final StoredModel first = model(1);
  private final StoredModel second = model(2);
  private final StoredModel third = model(3);
  private ModelRepository models;

  // NullAway cannot know that openRepository() comes before every test.
  @SuppressWarnings("NullAway.Init")
  protected ModelRepositoryKit() {}

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
  void beforeTheFirstThereIsNone() {
    assertThat(models.current()).isEmpty();
    assertThat(models.list()).isEmpty();
  }

  @Test
  void aModelComesBackAsItWentIn() {
    for (int length : new int[] {0, 1, 70_000, 1_000_000}) {
      StoredModel model = model("2026-W07", "{\"größe\": \"" + "ß".repeat(length) + "\"}\r\n\n");
      publish(model);

      assertIs(models.current().orElseThrow(), model);
    }
  }

  @Test
  void whatIsPublishedIsCurrent() {
    publish(first);
    assertCurrent(first);
    publish(second);
    assertCurrent(second);
  }

  @Test
  void versionsAreListedLatestFirst() {
    publish(second, first, third);

    assertThat(models.list())
        .extracting(Published::version)
        .containsExactly(third.version(), first.version(), second.version());
    assertThat(models.list()).extracting(Published::current).containsExactly(true, false, false);
    assertThat(models.list().get(0).at()).isAfterOrEqualTo(models.list().get(1).at());
    assertThat(models.list().get(1).at()).isAfterOrEqualTo(models.list().get(2).at());
  }

  @Test
  void publishingTheSameAgainIsNoSecondVersion() {
    publish(first, second, first);

    assertThat(models.list())
        .extracting(Published::version)
        .containsExactlyInAnyOrder(first.version(), second.version());
    assertCurrent(first);
  }

  @Test
  void theSameBytesOfAnotherWeekAreAnotherVersion() {
    StoredModel later = model("2026-W30", new String(first.bytes(), UTF_8));
    publish(first, later);

    assertThat(models.list()).hasSize(2);
    assertCurrent(later);
    models.rollBack(first.version());
    assertCurrent(first);
  }

  @Test
  void rollingBackMakesAnEarlierVersionCurrentAndKeepsTheLater() {
    publish(first, second);
    models.rollBack(first.version());

    assertCurrent(first);
    assertThat(models.list())
        .extracting(Published::version)
        .containsExactly(second.version(), first.version());

    models.rollBack(second.version());
    assertCurrent(second);
    models.rollBack(second.version());
    assertCurrent(second);
  }

  @Test
  void rollingBackToWhatIsNotKeptChangesNothing() {
    assertRefused(first.version());
    assertThat(models.current()).isEmpty();

    publish(first, second);
    List<Published> before = models.list();
    assertRefused(third.version());
    assertRefused(new ModelVersion("2026-W52", first.version().sha256()));

    assertCurrent(second);
    assertThat(models.list()).isEqualTo(before);
  }

  @Test
  void whatIsPublishedAfterARollBackIsCurrent() {
    publish(first, second);
    models.rollBack(first.version());
    publish(third);

    assertCurrent(third);
    models.rollBack(second.version());
    assertCurrent(second);
  }

  @Test
  void theOldestVersionsMayGoAndWhatIsListedIsThere() {
    List<StoredModel> published = Stream.iterate(1, i -> i + 1).limit(9).map(this::model).toList();
    published.forEach(this::publish);
    List<ModelVersion> versions = models.list().stream().map(Published::version).toList();

    assertThat(versions)
        .hasSizeGreaterThanOrEqualTo(KEPT)
        .startsWith(
            published.get(8).version(), published.get(7).version(), published.get(6).version());
    for (StoredModel model : published) {
      if (versions.contains(model.version())) {
        models.rollBack(model.version());
        assertCurrent(model);
      } else {
        assertRefused(model.version());
      }
    }
  }

  @Test
  void whatOnePublishesAnotherSees() {
    ModelRepository other = open(clock);
    publish(first);
    assertIs(other.current().orElseThrow(), first);

    clock.advance(Duration.ofMinutes(1));
    other.publish(second);
    assertCurrent(second);
    models.rollBack(first.version());
    assertIs(other.current().orElseThrow(), first);
    assertThat(other.list()).isEqualTo(models.list()).hasSize(2);
    assertIs(open(clock).current().orElseThrow(), first);
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

  @Test
  void aPublisherThatDiedBeforeThePointerMovedLeavesTheModelOfBefore() {
    keepOnly(first);
    assertThat(models.current()).isEmpty();

    publish(second);
    keepOnly(third);
    assertCurrent(second);
    assertIs(open(clock).current().orElseThrow(), second);

    publish(third);
    assertCurrent(third);
    models.rollBack(second.version());
    assertCurrent(second);
  }

  @Test
  void whatADeadPublisherKeptIsPublishedByTheNext() {
    publish(first);
    keepOnly(second);
    open(clock).publish(second);

    assertCurrent(second);
    assertThat(models.list()).hasSize(2);
  }

  @Test
  void damagedBytesAreRefusedWithWhatToDo() {
    publish(first, second);
    damage(second.version());

    assertThatThrownBy(() -> open(clock).current())
        .isInstanceOfSatisfying(
            Unreadable.class,
            e -> {
              assertThat(e.code()).isEqualTo("model.corrupt");
              assertThat(e.advice()).isNotBlank();
            })
        .hasMessageContaining(second.version().id());
    assertThat(models.list()).extracting(Published::version).contains(second.version());
    models.rollBack(first.version());
    assertCurrent(first);
  }

  @Test
  void rollingBackToDamagedBytesChangesNothing() {
    publish(first, second);
    damage(first.version());

    assertRefused(first.version());
    assertCurrent(second);
  }

  @Test
  void publishingAgainMendsWhatWasDamaged() {
    publish(first);
    damage(first.version());
    publish(first);

    assertCurrent(first);
    assertIs(open(clock).current().orElseThrow(), first);
  }

  @Test
  void theCurrentModelStaysThoughItsClockWasBehind() {
    publish(first, second, third);
    clock.advance(Duration.ofDays(-30));
    for (int i = 10; i < 15; i++) {
      models.publish(model(i));
      assertIs(models.current().orElseThrow(), model(i));
      assertIs(open(clock).current().orElseThrow(), model(i));
    }
  }

  private void publish(StoredModel... published) {
    for (StoredModel model : published) {
      clock.advance(Duration.ofMinutes(1));
      models.publish(model);
    }
  }

  private StoredModel model(int number) {
    String week = "2026-W%02d".formatted(1 + number % 52);
    return model(week, "{\"number\": " + number + "}");
  }

  private StoredModel model(String week, String json) {
    return StoredModel.of(week, mediaType(), json.getBytes(UTF_8));
  }

  private void assertCurrent(StoredModel expected) {
    assertIs(models.current().orElseThrow(), expected);
    assertThat(models.list())
        .filteredOn(Published::current)
        .extracting(Published::version)
        .containsExactly(expected.version());
  }

  private void assertRefused(ModelVersion version) {
    assertThatThrownBy(() -> models.rollBack(version))
        .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.advice()).isNotBlank())
        .hasMessageContaining(version.id());
  }

  private static void assertIs(StoredModel actual, StoredModel expected) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.mediaType()).isEqualTo(expected.mediaType());
    assertThat(actual.bytes()).isEqualTo(expected.bytes());
  }

  private static void assertWhole(StoredModel model) {
    assertThat(StoredModel.verified(model.version(), model.mediaType(), model.bytes()).version())
        .isEqualTo(model.version());
  }
}
