package io.github.personalmetrics.forecast.knn;

import com.squareup.moshi.Json;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.Score;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The backtest in the model file, word for word. */
interface BacktestJson {

  record Content(
      @Nullable Result own,
      @Nullable List<@Nullable Result> others,
      @Nullable List<@Nullable Band> bands) {

    static Content of(Backtest backtest) {
      return new Content(
          Result.of(backtest.own()),
          backtest.others().stream().map(Result::of).toList(),
          backtest.bands().stream().map(b -> new Band(b.weight(), b.fatRatio())).toList());
    }

    Backtest toBacktest() {
      var results = new ArrayList<Backtest.Result>();
      for (Result result : ModelFile.need("others", others)) {
        results.add(ModelFile.need("a result", result).toResult());
      }
      var widths = new ArrayList<Backtest.Band>();
      for (Band band : ModelFile.need("bands", bands)) {
        widths.add(ModelFile.need("a band", band).toBand());
      }
      if (widths.size() > Forecast.MAX_WEEKS) {
        throw new IllegalArgumentException("bands for " + widths.size() + " weeks");
      }
      return new Backtest(ModelFile.need("own", own).toResult(), results, widths);
    }
  }

  record Result(
      @Nullable String forecaster,
      @Nullable Scored weight,
      @Json(name = "fat_ratio") @Nullable Scored fatRatio) {

    static Result of(Backtest.Result result) {
      return new Result(
          result.forecaster(), Scored.of(result.weight()), Scored.of(result.fatRatio()));
    }

    Backtest.Result toResult() {
      return new Backtest.Result(
          ModelFile.need("forecaster", forecaster),
          ModelFile.need("weight", weight).toScore(),
          ModelFile.need("fat_ratio", fatRatio).toScore());
    }
  }

  record Scored(
      int weeks,
      double mae,
      double rmse,
      @Json(name = "mae_of_no_change") double maeOfNoChange,
      double p) {

    static Scored of(Score score) {
      return new Scored(score.weeks(), score.mae(), score.rmse(), score.maeOfNoChange(), score.p());
    }

    Score toScore() {
      return new Score(weeks, mae, rmse, maeOfNoChange, p);
    }
  }

  record Band(@Nullable Double weight, @Json(name = "fat_ratio") @Nullable Double fatRatio) {

    Backtest.Band toBand() {
      return new Backtest.Band(width(weight), width(fatRatio));
    }

    private static @Nullable Double width(@Nullable Double width) {
      if (width != null && !(width >= 0 && Double.isFinite(width))) {
        throw new IllegalArgumentException("a band is 0 or wider, not " + width);
      }
      return width;
    }
  }
}
