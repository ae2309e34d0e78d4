package io.github.personalmetrics.forecast;

import java.util.List;
import java.util.Set;

/**
 * What a model expects of a plan. It knows the person's own weeks and nothing of their food, and is
 * no medical advice.
 *
 * @param weeks one for each week of the plan
 * @param unused the inputs that did not move it
 */
public record Forecast(List<Week> weeks, List<UnusedInput> unused, ModelCard model) {

  /** Further ahead, nobody's training tells anything. */
  public static final int MAX_WEEKS = 12;

  /**
   * One week of the forecast.
   *
   * @param number 1 for the coming week
   * @param change in this week alone
   * @param cumulative from today to the end of this week
   * @param band what {@link #cumulative} may be off, either way
   * @param neighbours the past weeks it was made of, nearest first; empty if the forecaster has no
   *     such thing
   * @param extrapolating the inputs for which the plan leaves what the person has ever done
   */
  public record Week(
      int number,
      WeeklyPlan plan,
      Change change,
      Change cumulative,
      Backtest.Band band,
      List<Neighbour> neighbours,
      Set<TrainingInput> extrapolating) {

    public Week {
      neighbours = List.copyOf(neighbours);
      extrapolating = Set.copyOf(extrapolating);
    }
  }

  /**
   * A past week that resembles the plan.
   *
   * @param distance from the plan, where 1 is the person's whole range of one input
   * @param share of this week in the forecast; all shares add up to 1
   */
  public record Neighbour(TrainingWeek week, double distance, double share) {}

  public Forecast {
    weeks = List.copyOf(weeks);
    unused = List.copyOf(unused);
  }
}
