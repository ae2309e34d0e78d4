package io.github.personalmetrics.examples.dashboard.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.testkit.InMemoryModelRepository;
import io.github.personalmetrics.testkit.Records;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static final Duration WEEKLY = Duration.ofDays(7);

  private final TestDashboard dashboard = TestDashboard.start();
  private final Set<SourceId> forbidden = new HashSet<>();
  private final InMemoryModelRepository models = new InMemoryModelRepository(dashboard.clock);
  private final KnnForecaster knn = new KnnForecaster(dashboard.clock);
  private final Training training = training(models, knn::fit);

  private Training training(
      ModelRepository models, Function<TrainingData, ForecastModel> learning) {
    return new Training(
        dashboard.store().metrics(),
        source -> !forbidden.contains(source),
        forbidden::isEmpty,
        new Forecaster() {
          @Override
          public ForecastModel fit(TrainingData data) {
            return learning.apply(data);
          }

          @Override
          public ForecastModel load(StoredModel stored) {
            return knn.load(stored);
          }
        },
        Forecasters::load,
        models,
        dashboard.clock,
        () -> ZoneId.of("Europe/Paris"));
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void aModelKnowsWhoseRecordsItLearnedFrom() {
    trainedOn(30);

    assertThat(current().data().sources())
        .containsExactlyInAnyOrder(Records.MEASURES, Records.LOG, Records.ACTIVITIES);
  }

  @Test
  void whatMayNotBeLearnedFromAnyMoreAnswersNothingThoughTooFewWeeksAreLeft() {
    trainedOn(30);
    trainedOn(31);
    forbidden.add(Records.MEASURES);

    assertThatThrownBy(() -> training.load(models.current().orElseThrow()))
        .isInstanceOfSatisfying(
            NoModel.class, e -> assertThat(e.advice()).contains(Records.MEASURES.toString()));
    training.trainIfDue(WEEKLY);

    assertThat(models.list()).isEmpty();
    assertThat(training.whyThereIsNone()).hasMessageContaining("needs 8 usable weeks");
  }

  @Test
  void aPermissionThatIsTakenBackLeavesNoOlderModelEither() {
    trainedOn(30);
    trainedOn(31);
    models.rollBack(models.list().get(1).version());
    forbidden.add(Records.ACTIVITIES);

    training.trainIfDue(WEEKLY);

    assertThat(models.list()).hasSize(1);
    assertThat(current().data().sources()).doesNotContain(Records.ACTIVITIES);
    assertThat(current().card().excludedSources()).containsExactly(Records.ACTIVITIES);
  }

  @Test
  void olderWeeksThatComeLaterAreLearnedAtOnce() {
    trainedOn(12);
    assertThat(current().card().weeks()).isEqualTo(11);

    TrainingHistory.store(dashboard, 19);
    training.trainIfDue(WEEKLY);

    assertThat(current().card().weeks()).isEqualTo(18);
  }

  @Test
  void weeksThatWereCorrectedAreLearnedWhenTheModelIsNoLongerYoung() {
    trainedOn(30);
    ModelVersion before = models.current().orElseThrow().version();
    dashboard.storeFrom(
        Records.MEASURES,
        Records.measurement("w3d0")
            .at(TrainingHistory.END.minus(Duration.ofDays(7 * 27)))
            .value(Metric.BODY_WEIGHT, "90")
            .value(Metric.FAT_RATIO, "20")
            .build());

    training.trainIfDue(WEEKLY);
    assertThat(models.current().orElseThrow().version()).isEqualTo(before);

    dashboard.clock.advance(Duration.ofDays(7));
    training.trainIfDue(WEEKLY);
    assertThat(models.current().orElseThrow().version()).isNotEqualTo(before);
  }

  @Test
  void aModelThatWasRolledBackToStaysUntilSomebodyTrains() {
    trainedOn(29);
    ModelVersion first = models.current().orElseThrow().version();
    trainedOn(30);
    assertThat(training.rollBack(first).weeks()).isEqualTo(28);

    dashboard.clock.advance(Duration.ofDays(30));
    training.trainIfDue(WEEKLY);
    assertThat(models.current().orElseThrow().version()).isEqualTo(first);

    training.train(training.data());
    assertThat(models.isRolledBack()).isFalse();
    assertThat(current().card().weeks()).isEqualTo(29);
  }

  @Test
  void rollingBackToWhatMayNotBeLearnedFromChangesNothing() {
    trainedOn(29);
    ModelVersion first = models.current().orElseThrow().version();
    forbidden.add(Records.ACTIVITIES);
    models.publish(knn.fit(training.data()).store());
    ModelVersion second = models.current().orElseThrow().version();

    assertThatThrownBy(() -> training.rollBack(first)).isInstanceOf(NoModel.class);

    assertThat(models.current().orElseThrow().version()).isEqualTo(second);
    assertThat(models.isRolledBack()).isFalse();
  }

  @Test
  void rollingBackToWhatIsErasedMeanwhileSaysWhatToDo() {
    trainedOn(29);
    ModelVersion first = models.current().orElseThrow().version();
    var erasedAfterReading =
        new Delegate(models) {
          @Override
          public StoredModel read(ModelVersion version) {
            StoredModel read = models.read(version);
            models.erase();
            return read;
          }
        };

    assertThatThrownBy(() -> training(erasedAfterReading, knn::fit).rollBack(first))
        .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.advice()).isNotBlank());
    assertThat(models.list()).isEmpty();
  }

  @Test
  void rollingBackWhileAModelIsMadeWins() {
    trainedOn(29);
    ModelVersion first = models.current().orElseThrow().version();
    trainedOn(30);
    TrainingHistory.store(dashboard, 31);
    Training disturbed =
        training(
            models,
            data -> {
              models.rollBack(first);
              return knn.fit(data);
            });
    dashboard.clock.advance(WEEKLY);

    assertThat(disturbed.trainIfDue(WEEKLY)).isEmpty();
    assertThat(models.current().orElseThrow().version()).isEqualTo(first);
    assertThat(models.isRolledBack()).isTrue();
    // Asked for after the roll back, it is what a person wants.
    assertThat(disturbed.train(disturbed.data()).model().weeks()).isEqualTo(30);
  }

  @Test
  void trainingThatSomebodyRolledBackDuringSaysSo() {
    trainedOn(29);
    ModelVersion first = models.current().orElseThrow().version();
    trainedOn(30);
    Training disturbed =
        training(
            models,
            data -> {
              models.rollBack(first);
              return knn.fit(data);
            });

    assertThatThrownBy(() -> disturbed.train(disturbed.data()))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.advice()).contains("stays in use"))
        .hasMessageContaining("rolled back");
    assertThat(models.current().orElseThrow().version()).isEqualTo(first);
  }

  @Test
  void anOlderModelThatMayNotBeUsedGoesThoughTheCurrentOneMay() {
    trainedOn(29);
    forbidden.add(Records.ACTIVITIES);
    models.publish(knn.fit(training.data()).store());
    assertThat(training.load(models.current().orElseThrow())).isNotNull();

    Training.Trained trained = training.trainIfDue(WEEKLY).orElseThrow();

    assertThat(trained.erased()).contains("learned from " + Records.ACTIVITIES);
    assertThat(models.list()).hasSize(1);
    assertThat(training.trainIfDue(WEEKLY)).isEmpty();
  }

  @Test
  void aModelThatDoesNotSayWhatItLearnedFromIsUsedOnlyWhileEverythingMayBe() {
    TrainingHistory.store(dashboard, 30);
    StoredModel silent = knn.fit(withoutSources(training.data())).store();
    models.publish(silent);
    assertThat(training.load(silent).card().weeks()).isEqualTo(29);

    forbidden.add(SourceId.of("elsewhere", "activities"));
    assertThatThrownBy(() -> training.load(silent))
        .isInstanceOfSatisfying(
            NoModel.class,
            e -> assertThat(e.advice()).contains("does not say what it learned from"));
    assertThatThrownBy(() -> training.rollBack(silent.version())).isInstanceOf(NoModel.class);
    assertThat(models.isRolledBack()).isFalse();

    assertThat(training.trainIfDue(WEEKLY)).isPresent();
    assertThat(models.list()).hasSize(1);
    assertThat(current().data().sources()).isNotEmpty();
  }

  @Test
  void nothingIsErasedBeforeThereIsANewModel() {
    trainedOn(30);
    forbidden.add(Records.ACTIVITIES);
    Training failing =
        training(
            models,
            data -> {
              throw new IllegalStateException("no memory");
            });

    assertThatThrownBy(() -> failing.train(failing.data())).hasMessage("no memory");
    assertThat(models.list()).hasSize(1);

    assertThat(training.train(training.data()).erased())
        .isEqualTo(
            "learned from "
                + Records.ACTIVITIES
                + ", which may not be used to train a model any more");
  }

  @Test
  void whatNothingPointsToGoesBeforeTheFirstIsPublished() {
    TrainingHistory.store(dashboard, 30);
    var erasures = new AtomicInteger();
    var leftovers =
        new Delegate(models) {
          @Override
          public boolean erase() {
            assertThat(models.current()).isEmpty();
            erasures.incrementAndGet();
            return models.erase();
          }
        };
    Training first = training(leftovers, knn::fit);

    assertThat(first.train(first.data()).erased()).isNull();
    assertThat(erasures).hasValue(1);
    first.train(first.data());
    assertThat(erasures).hasValue(1);
  }

  @Test
  void aModelWithoutAStartIsReplaced() {
    TrainingHistory.store(dashboard, 30);
    TrainingData data = training.data();
    models.publish(knn.fit(withoutSources(data)).store());

    training.trainIfDue(WEEKLY);

    assertThat(current().data().start()).isEqualTo(data.start());
  }

  /** As older versions of this software stored them: without a start, too. */
  private static TrainingData withoutSources(TrainingData data) {
    return new TrainingData(
        data.recipe(), data.weeks(), data.leftOut(), data.unused(), data.excludedSources());
  }

  private void trainedOn(int weeks) {
    TrainingHistory.store(dashboard, weeks);
    training.train(training.data());
    dashboard.clock.advance(Duration.ofSeconds(1));
  }

  private ForecastModel current() {
    return Forecasters.load(models.current().orElseThrow());
  }

  /** Another one's models, with something else happening on the way. */
  private static class Delegate implements ModelRepository {
    private final ModelRepository models;

    private Delegate(ModelRepository models) {
      this.models = models;
    }

    @Override
    public void publish(StoredModel model) {
      models.publish(model);
    }

    @Override
    public Optional<StoredModel> current() {
      return models.current();
    }

    @Override
    public StoredModel read(ModelVersion version) {
      return models.read(version);
    }

    @Override
    public List<Published> list() {
      return models.list();
    }

    @Override
    public void rollBack(ModelVersion version) {
      models.rollBack(version);
    }

    @Override
    public boolean isRolledBack() {
      return models.isRolledBack();
    }

    @Override
    public boolean erase() {
      return models.erase();
    }
  }
}
