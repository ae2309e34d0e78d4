package io.github.personalmetrics.examples.dashboard.forecasting;

import com.squareup.moshi.Json;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.examples.dashboard.forecasting.BodyNow.Level;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forecast, as {@code /forecast} answers it.
 *
 * @param weight kilograms, the change after one week
 * @param fatRatio percentage points, the change after one week
 * @param start where {@code value} counts from: means of the last seven days
 * @param weeks cumulative
 * @param neighbours the past weeks that the first week was made of, nearest first
 * @param extrapolating parameters for which some week of the plan leaves what the person has ever
 *     done
 */
public record ForecastView(
    double weight,
    @Json(name = "fat_ratio") double fatRatio,
    Start start,
    List<Week> weeks,
    List<Neighbour> neighbours,
    List<String> extrapolating,
    List<ModelView.Unused> unused,
    ModelView model) {

  public record Start(@Nullable Point weight, @Json(name = "fat_ratio") @Nullable Point fatRatio) {}

  public record Point(LocalDate date, double value) {}

  /**
   * @param week 1 for the coming one
   */
  public record Week(int week, Value weight, @Json(name = "fat_ratio") Value fatRatio) {}

  /**
   * @param change since the start
   * @param low the least that the change may be, four times in five; absent until a backtest can
   *     say
   * @param high the most, likewise
   * @param value absent if nothing was measured to start from
   */
  public record Value(
      double change, @Nullable Double low, @Nullable Double high, @Nullable Double value) {}

  /**
   * @param distance from the plan, where 1 is the person's whole range of one input
   * @param share of the forecast that it makes
   */
  public record Neighbour(
      String week,
      LocalDate monday,
      double distance,
      double share,
      Training training,
      Outcome change) {}

  /** Under the names that users type. */
  public record Training(
      @Json(name = "distance_running") double distanceRunning,
      @Json(name = "duration_running") double durationRunning,
      @Json(name = "nbr_crossfit") double sessions,
      @Json(name = "weight_crossfit") double meanLoad) {

    static Training of(WeeklyPlan plan) {
      return new Training(
          Rounded.micro(plan.distanceRunning()),
          Rounded.micro(plan.durationRunning()),
          Rounded.micro(plan.sessions()),
          Rounded.micro(plan.meanLoad()));
    }
  }

  public record Outcome(double weight, @Json(name = "fat_ratio") double fatRatio) {}

  static ForecastView of(Forecast forecast, BodyNow body, ModelView model) {
    Forecast.Week first = forecast.weeks().get(0);
    return new ForecastView(
        Rounded.micro(first.change().weight()),
        Rounded.micro(first.change().fatRatio()),
        new Start(point(body.weight()), point(body.fatRatio())),
        forecast.weeks().stream().map(week -> week(week, body)).toList(),
        first.neighbours().stream().map(ForecastView::neighbour).toList(),
        forecast.weeks().stream()
            .flatMap(week -> week.extrapolating().stream())
            .distinct()
            .sorted()
            .map(TrainingInput::parameter)
            .toList(),
        ModelView.Unused.of(forecast.unused()),
        model);
  }

  private static @Nullable Point point(@Nullable Level level) {
    return level == null ? null : new Point(level.date(), Rounded.micro(level.value()));
  }

  private static Week week(Forecast.Week week, BodyNow body) {
    Change change = week.cumulative();
    return new Week(
        week.number(),
        value(change.weight(), week.band().weight(), body.weight()),
        value(change.fatRatio(), week.band().fatRatio(), body.fatRatio()));
  }

  private static Value value(double change, @Nullable Double width, @Nullable Level start) {
    return new Value(
        Rounded.micro(change),
        width == null ? null : Rounded.micro(change - width),
        width == null ? null : Rounded.micro(change + width),
        start == null ? null : Rounded.micro(start.value() + change));
  }

  private static Neighbour neighbour(Forecast.Neighbour neighbour) {
    LocalDate monday = neighbour.week().monday();
    Change change = neighbour.week().change();
    return new Neighbour(
        WeeklyVariation.label(monday),
        monday,
        Rounded.micro(neighbour.distance()),
        Rounded.micro(neighbour.share()),
        Training.of(neighbour.week().training()),
        new Outcome(Rounded.micro(change.weight()), Rounded.micro(change.fatRatio())));
  }
}
