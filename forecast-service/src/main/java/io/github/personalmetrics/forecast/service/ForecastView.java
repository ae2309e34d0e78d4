package io.github.personalmetrics.forecast.service;

import com.squareup.moshi.Json;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.StartingPoint;
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
 * @param start where {@code value} counts from, as the model knows it; absent if it does not
 * @param weeks cumulative
 * @param neighbours the past weeks that the first week was made of, nearest first
 * @param extrapolating parameters for which some week of the plan leaves what the person has ever
 *     done
 */
public record ForecastView(
    double weight,
    @Json(name = "fat_ratio") double fatRatio,
    @Nullable Start start,
    List<Week> weeks,
    List<Neighbour> neighbours,
    List<String> extrapolating,
    List<ModelView.Unused> unused,
    ModelView model) {

  /**
   * The means of the last week that was measured when the model was made.
   *
   * @param weight in kilograms
   * @param fatRatio in percent
   */
  public record Start(
      String week, LocalDate monday, double weight, @Json(name = "fat_ratio") double fatRatio) {

    static Start of(StartingPoint start) {
      return new Start(
          WeeklyVariation.label(start.monday()),
          start.monday(),
          Rounded.micro(start.weight()),
          Rounded.micro(start.fatRatio()));
    }
  }

  /**
   * @param week 1 for the one after the start
   * @param monday its first day; absent if the model knows no start
   */
  public record Week(
      int week,
      @Nullable LocalDate monday,
      Value weight,
      @Json(name = "fat_ratio") Value fatRatio) {}

  /**
   * @param change since the start
   * @param low the least that the change may be, four times in five; absent until a backtest can
   *     say
   * @param high the most, likewise
   * @param value absent if the model knows no start
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

  static ForecastView of(Forecast forecast, @Nullable StartingPoint start, ModelView model) {
    Forecast.Week first = forecast.weeks().get(0);
    return new ForecastView(
        Rounded.micro(first.change().weight()),
        Rounded.micro(first.change().fatRatio()),
        start == null ? null : Start.of(start),
        forecast.weeks().stream().map(week -> week(week, start)).toList(),
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

  private static Week week(Forecast.Week week, @Nullable StartingPoint start) {
    Change change = week.cumulative();
    Backtest.Band band = week.band();
    return start == null
        ? new Week(
            week.number(),
            null,
            value(change.weight(), band.weight(), null),
            value(change.fatRatio(), band.fatRatio(), null))
        : new Week(
            week.number(),
            start.monday().plusWeeks(week.number()),
            value(change.weight(), band.weight(), start.weight()),
            value(change.fatRatio(), band.fatRatio(), start.fatRatio()));
  }

  private static Value value(double change, @Nullable Double width, @Nullable Double start) {
    return new Value(
        Rounded.micro(change),
        width == null ? null : Rounded.micro(change - width),
        width == null ? null : Rounded.micro(change + width),
        start == null ? null : Rounded.micro(start + change));
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
