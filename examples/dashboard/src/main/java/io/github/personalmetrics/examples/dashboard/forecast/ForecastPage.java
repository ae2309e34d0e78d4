package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.examples.dashboard.page.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Forecast page shows, ready to print.
 *
 * @param notices what a person should know about the numbers
 * @param blank why there is no forecast; absent if there is one
 * @param result absent if there is none
 */
public record ForecastPage(List<Notice> notices, @Nullable Blank blank, @Nullable Result result) {

  /**
   * @param id {@code no-model}, {@code too-few-weeks} or {@code failed}
   */
  public record Blank(String id, String text, String advice) {}

  /**
   * @param lead what it learnt from, and how wrong it was
   * @param forecasters that may be asked
   * @param data where the chart gets its points
   * @param sentence the chart in words
   * @param warnings what a reader must know before any number
   * @param moreNeighbours how many more there are, as like the plan as the last one shown
   * @param permission what the model learnt from only because the person allowed it
   */
  public record Result(
      List<String> lead,
      List<Input> inputs,
      int weeks,
      List<Forecaster> forecasters,
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
   * @param slider the most on its slider, and how far that goes at once
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
      Slider slider,
      boolean extrapolating,
      @Nullable String unused) {}

  /** As a person plans: not every number that is possible. */
  public record Slider(String max, String step) {}

  /**
   * One that may be asked.
   *
   * @param chosen whether this page is its answer
   * @param weightSkill against "no change", on past weeks; a dash if nobody knows
   */
  public record Forecaster(
      String name, String label, boolean chosen, String weightSkill, String fatSkill) {}

  /**
   * @param id for tests
   */
  public record Tile(String id, String label, String value, String unit, String note) {}

  /**
   * A week ahead.
   *
   * @param monday its first day; empty if the model does not know where it starts
   * @param weightRange of the change, four times in five
   * @param fatRange likewise
   */
  public record Step(
      String week,
      String monday,
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
