package io.github.personalmetrics.forecast.knn;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model file, word for word. Moshi needs public records; inside a package-private interface
 * nobody else can name them.
 */
interface ModelJson {

  record Header(@Nullable String format, @Nullable Integer version) {}

  record Content(
      @Nullable String format,
      @Nullable Integer version,
      @Nullable String software,
      @Json(name = "created_at") @Nullable String createdAt,
      @Nullable String recipe,
      @Nullable String forecaster,
      @Nullable String chosen,
      @Nullable Integer k,
      @Nullable String weighting,
      @Nullable Map<String, @Nullable Range> scaling,
      @Nullable List<@Nullable Week> weeks,
      @Nullable Lead lead,
      @Nullable Start start,
      @Nullable Map<String, @Nullable Double> usual,
      @Nullable List<@Nullable Unused> unused,
      @Nullable List<@Nullable String> sources,
      @Json(name = "excluded_sources") @Nullable List<@Nullable String> excludedSources,
      @Nullable Evaluation evaluation,
      BacktestJson.@Nullable Content backtest) {}

  record Range(double min, double max) {}

  record Week(
      @Nullable String monday,
      @Nullable Map<String, @Nullable Double> inputs,
      double weight,
      @Json(name = "fat_ratio") double fatRatio,
      @Nullable Lead lead) {}

  record Lead(double weight, @Json(name = "fat_ratio") double fatRatio) {}

  record Start(@Nullable String monday, double weight, @Json(name = "fat_ratio") double fatRatio) {}

  record Unused(@Nullable String input, @Nullable String reason) {}

  record Evaluation(
      @Nullable String method,
      int weeks,
      @Nullable Errors weight,
      @Json(name = "fat_ratio") @Nullable Errors fatRatio) {}

  record Errors(double mae, @Json(name = "mae_of_no_change") double maeOfNoChange) {}
}
