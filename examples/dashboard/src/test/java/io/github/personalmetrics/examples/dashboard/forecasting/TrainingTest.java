package io.github.personalmetrics.examples.dashboard.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.testkit.InMemoryModelRepository;
import io.github.personalmetrics.testkit.Records;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static final Duration WEEKLY = Duration.ofDays(7);

  private final TestDashboard dashboard = TestDashboard.start();
  private final Set<SourceId> forbidden = new HashSet<>();
  private final InMemoryModelRepository models = new InMemoryModelRepository(dashboard.clock);
  private final Training training =
      new Training(
          dashboard.store().metrics(),
          source -> !forbidden.contains(source),
          new KnnForecaster(dashboard.clock),
          Forecasters::load,
          models,
          dashboard.clock,
          () -> ZoneId.of("Europe/Paris"));

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
    models.publish(new KnnForecaster(dashboard.clock).fit(training.data()).store());
    ModelVersion second = models.current().orElseThrow().version();

    assertThatThrownBy(() -> training.rollBack(first)).isInstanceOf(NoModel.class);

    assertThat(models.current().orElseThrow().version()).isEqualTo(second);
    assertThat(models.isRolledBack()).isFalse();
  }

  @Test
  void aModelWithoutAStartIsReplaced() {
    TrainingHistory.store(dashboard, 30);
    TrainingData data = training.data();
    models.publish(
        new KnnForecaster(dashboard.clock)
            .fit(
                new TrainingData(
                    data.recipe(),
                    data.weeks(),
                    data.leftOut(),
                    data.unused(),
                    data.excludedSources()))
            .store());

    training.trainIfDue(WEEKLY);

    assertThat(current().data().start()).isEqualTo(data.start());
  }

  private void trainedOn(int weeks) {
    TrainingHistory.store(dashboard, weeks);
    training.train(training.data());
    dashboard.clock.advance(Duration.ofSeconds(1));
  }

  private ForecastModel current() {
    return Forecasters.load(models.current().orElseThrow());
  }
}
