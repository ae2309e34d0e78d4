package io.github.personalmetrics.examples.lambda;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.forecast.service.ForecastEndpoint;
import io.github.personalmetrics.forecast.service.ForecastService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers a question by a model of nobody, and makes a client of no bucket, so that what both need
 * is loaded before a snapshot is taken. Without a snapshot it would only cost the first request
 * time.
 */
final class Rehearsal {

  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final String SNAPSHOT = "snap-start";
  private static final int WEEKS = 20;

  private Rehearsal() {}

  static boolean isWorthIt(Map<String, String> variables) {
    return SNAPSHOT.equals(variables.get(INITIALIZATION));
  }

  static void run() {
    ForecastEndpoint endpoint = endpoint();
    endpoint.forecast("");
    endpoint.forecast("distance_running=10&duration_running=60&nbr_crossfit=2&weight_crossfit=40");
    Bucket.client(null).close();
  }

  /** By a model of nobody. */
  static ForecastEndpoint endpoint() {
    var forecaster = new KnnForecaster(Clock.systemUTC());
    StoredModel model =
        forecaster.fit(IntStream.range(0, WEEKS).mapToObj(Rehearsal::week).toList()).store();
    return new ForecastEndpoint(
        new ForecastService(
            new Nobody(model), Forecasters::load, Forecasters.byName(), () -> new NoModel("")));
  }

  private static TrainingWeek week(int number) {
    return new TrainingWeek(
        LocalDate.EPOCH.plusDays(4).plusWeeks(number),
        new WeeklyPlan(number, number, number % 3, number),
        new Change(number % 2, number % 4));
  }

  private record Nobody(StoredModel model) implements ModelRepository {

    @Override
    public void publish(StoredModel any) {}

    @Override
    public Optional<StoredModel> current() {
      return Optional.of(model);
    }

    @Override
    public StoredModel read(ModelVersion version) {
      return model;
    }

    @Override
    public List<Published> list() {
      return List.of();
    }

    @Override
    public void rollBack(ModelVersion version) {}

    @Override
    public boolean isRolledBack() {
      return false;
    }

    @Override
    public boolean erase() {
      return false;
    }
  }
}
