package io.github.personalmetrics.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What a {@link ModelRepository} must do: implement {@link #open}, say how to reach behind it, and
 * get these tests. To it a model is opaque bytes, and those of these tests forecast nothing.
 */
public abstract class ModelRepositoryKit extends ModelPublishersKit {

  protected ModelRepositoryKit() {}

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
  void whatIsListedCanBeReadAndThatChangesNothing() {
    publish(first, second);

    assertIs(models.read(first.version()), first);
    assertIs(open(clock).read(second.version()), second);
    assertCurrent(second);
    models.rollBack(first.version());
    assertIs(models.read(second.version()), second);
    assertCurrent(first);
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
  void aRollBackIsRememberedUntilTheNextIsPublished() {
    assertThat(models.isRolledBack()).isFalse();
    publish(first, second);
    assertThat(models.isRolledBack()).isFalse();

    models.rollBack(first.version());
    assertThat(models.isRolledBack()).isTrue();
    assertThat(open(clock).isRolledBack()).isTrue();

    publish(third);
    assertThat(models.isRolledBack()).isFalse();
  }

  @Test
  void whatIsErasedIsGoneAndTheNextIsTheFirst() {
    assertThat(models.erase()).isFalse();
    publish(first, second);
    models.rollBack(first.version());

    assertThat(models.erase()).isTrue();
    assertThat(models.current()).isEmpty();
    assertThat(models.list()).isEmpty();
    assertThat(models.isRolledBack()).isFalse();
    assertRefused(first.version());
    assertThat(models.erase()).isFalse();

    publish(third);
    assertCurrent(third);
    assertThat(models.list()).hasSize(1);
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

  private void assertRefused(ModelVersion version) {
    for (ThrowingCallable refused :
        List.<ThrowingCallable>of(() -> models.rollBack(version), () -> models.read(version))) {
      assertThatThrownBy(refused)
          .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.advice()).isNotBlank())
          .hasMessageContaining(version.id());
    }
  }
}
