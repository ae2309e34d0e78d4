package io.github.personalmetrics.forecast.service;

import com.squareup.moshi.Json;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Score;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the model did on weeks that came after those it had learnt from.
 *
 * @param level the share of the weeks that lie between low and high
 * @param others forecasters it was compared with
 */
public record BacktestView(
    double level, Result weight, @Json(name = "fat_ratio") Result fatRatio, List<Other> others) {

  /**
   * @param label what may be said of it
   * @param weeks how many were forecast
   * @param mae the mean absolute error, in kilograms or percentage points
   * @param maeOfNoChange that of always saying "no change"
   * @param skill 1 is perfect, 0 no better than "no change"; absent if "no change" was never wrong
   *     and the model was
   * @param p how likely such a lead is by luck
   */
  public record Result(
      String label,
      int weeks,
      double mae,
      double rmse,
      @Json(name = "mae_of_no_change") double maeOfNoChange,
      @Nullable Double skill,
      double p) {

    static Result of(Score score) {
      return new Result(
          score.label().text(),
          score.weeks(),
          Rounded.micro(score.mae()),
          Rounded.micro(score.rmse()),
          Rounded.micro(score.maeOfNoChange()),
          BacktestView.skill(score),
          Rounded.micro(score.p()));
    }

    /** Than always saying "no change", whether or not that is proven. */
    public boolean isBetter() {
      return skill != null && skill > 0;
    }
  }

  public record Other(
      String forecaster,
      @Json(name = "weight_skill") @Nullable Double weightSkill,
      @Json(name = "fat_ratio_skill") @Nullable Double fatRatioSkill) {}

  static BacktestView of(Backtest backtest) {
    return new BacktestView(
        Backtest.LEVEL,
        Result.of(backtest.own().weight()),
        Result.of(backtest.own().fatRatio()),
        backtest.others().stream()
            .map(o -> new Other(o.forecaster(), skill(o.weight()), skill(o.fatRatio())))
            .toList());
  }

  /**
   * The skill of one of those that were compared.
   *
   * @param own the one whose backtest this is
   */
  public Optional<Other> of(String forecaster, String own) {
    return forecaster.equals(own)
        ? Optional.of(new Other(own, weight.skill(), fatRatio.skill()))
        : others.stream().filter(other -> other.forecaster().equals(forecaster)).findFirst();
  }

  private static @Nullable Double skill(Score score) {
    return Double.isFinite(score.skill()) ? Rounded.micro(score.skill()) : null;
  }
}
