package io.github.personalmetrics.forecast.service;

import com.squareup.moshi.Json;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Evaluation.Errors;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model card, as {@code /model} answers it.
 *
 * @param version of the published model, whose weeks it learnt from
 * @param chosen the forecaster that an automatic choice fell on; absent if there was no choice
 * @param tested what is known of its worth for weeks to come
 * @param backtest absent until there are weeks enough
 * @param unused the inputs that do not move its forecasts
 * @param sources those it learnt from
 * @param notes what everybody should know who reads its numbers
 */
public record ModelView(
    String version,
    String forecaster,
    @Nullable String chosen,
    @Nullable Integer k,
    String recipe,
    int weeks,
    @Json(name = "first_week") LocalDate firstWeek,
    @Json(name = "last_week") LocalDate lastWeek,
    String tested,
    Evaluation evaluation,
    @Nullable BacktestView backtest,
    List<Unused> unused,
    List<String> sources,
    @Json(name = "excluded_sources") List<String> excludedSources,
    @Json(name = "created_at") Instant createdAt,
    String software,
    List<String> notes) {

  /** So many weeks a test on weeks to come needs. */
  public static final int WEEKS_FOR_A_TEST = Backtest.MINIMUM_WEEKS;

  private static final WeeklyPlan ANY = new WeeklyPlan(0, 0, 0, 0);

  /**
   * @param method how the weeks were kept from the model
   * @param weight in kilograms
   * @param fatRatio in percentage points
   */
  public record Evaluation(
      String method, int weeks, Error weight, @Json(name = "fat_ratio") Error fatRatio) {}

  /**
   * @param mae the mean absolute error
   * @param maeOfNoChange that of always saying "no change"
   */
  public record Error(double mae, @Json(name = "mae_of_no_change") double maeOfNoChange) {

    static Error of(Errors errors) {
      return new Error(Rounded.micro(errors.mae()), Rounded.micro(errors.maeOfNoChange()));
    }

    public boolean isBetter() {
      return mae < maeOfNoChange;
    }
  }

  /** An input that does not move the forecast. */
  public record Unused(String parameter, String reason) {

    static List<Unused> of(List<UnusedInput> inputs) {
      return inputs.stream().map(u -> new Unused(u.input().parameter(), u.reason())).toList();
    }
  }

  /** The card of a model that is kept under this version. */
  public static ModelView of(ModelVersion version, ForecastModel model) {
    ModelCard card = model.card();
    var evaluation = card.evaluation();
    return new ModelView(
        version.id(),
        card.forecaster(),
        card.chosen(),
        card.k(),
        card.recipe(),
        card.weeks(),
        card.firstWeek(),
        card.lastWeek(),
        tested(card),
        new Evaluation(
            evaluation.method(),
            evaluation.weeks(),
            Error.of(evaluation.weight()),
            Error.of(evaluation.fatRatio())),
        card.backtest() == null ? null : BacktestView.of(card.backtest()),
        // The card knows what may not be used; what never changed shows in a forecast only.
        Unused.of(model.forecast(List.of(ANY)).unused()),
        card.sources().stream().map(SourceId::toString).toList(),
        card.excludedSources().stream().map(SourceId::toString).toList(),
        card.createdAt(),
        card.software(),
        List.of(
            "Learned from %d weeks of this person and nobody else.".formatted(card.weeks()),
            "Not medical advice.",
            "Food is not in the model."));
  }

  private static String tested(ModelCard card) {
    if (card.backtest() != null) {
      Backtest.Result own = card.backtest().own();
      return "weight: %s; fat ratio: %s"
          .formatted(own.weight().label().text(), own.fatRatio().label().text());
    }
    return card.weeks() < WEEKS_FOR_A_TEST
        ? "not tested yet, %d of %d weeks".formatted(card.weeks(), WEEKS_FOR_A_TEST)
        : "not tested yet on weeks after those it learned from; train again";
  }
}
