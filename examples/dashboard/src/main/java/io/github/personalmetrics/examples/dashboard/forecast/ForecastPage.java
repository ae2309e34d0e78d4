package io.github.personalmetrics.examples.dashboard.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Forecast page shows, ready to print.
 *
 * @param blank why there is no forecast; absent if there is one
 * @param result absent if there is none
 */
public record ForecastPage(@Nullable Blank blank, @Nullable Result result) {

  /**
   * @param id {@code no-model}, {@code too-few-weeks} or {@code failed}
   */
  public record Blank(String id, String text, String advice) {}

  /**
   * @param data where the chart gets its points
   * @param sentence the chart in words
   * @param warnings what a reader must know before any number
   * @param moreNeighbours how many more there are, as like the plan as the last one shown
   * @param permission what the model learnt from only because the person allowed it
   */
  public record Result(
      List<Input> inputs,
      int weeks,
      List<String> warnings,
      List<Tile> tiles,
      String data,
      String sentence,
      String chartNote,
      List<Step> steps,
      List<Past> neighbours,
      int moreNeighbours,
      List<String> card,
      List<String> permission) {}

  /**
   * @param field what the form calls it; tells the unit
   * @param step as browsers step it
   * @param extrapolating whether no past week had so much, or so little
   * @param unused why it does not count; absent if it does
   */
  public record Input(
      String name,
      String label,
      String field,
      String unit,
      String value,
      String max,
      String step,
      boolean extrapolating,
      @Nullable String unused) {}

  /**
   * @param id for tests
   */
  public record Tile(String id, String label, String value, String unit, String note) {}

  /**
   * A week ahead.
   *
   * @param weightRange of the change, four times in five
   * @param fatRange likewise
   */
  public record Step(
      String week,
      String weightChange,
      String weightRange,
      String weight,
      String fatChange,
      String fatRange,
      String fatRatio) {}

  /** A past week like the plan. */
  public record Past(
      String date,
      String iso,
      String distance,
      String duration,
      String sessions,
      String load,
      String weightChange,
      String fatChange) {}
}
