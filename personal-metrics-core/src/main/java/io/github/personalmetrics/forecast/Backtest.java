package io.github.personalmetrics.forecast;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a forecaster did on weeks that came after those it had learnt from: again and again it learnt
 * from the first weeks alone, with all its choices, and forecast the next.
 *
 * @param own the forecaster itself
 * @param others those that it could be compared with, on the same weeks
 * @param bands how far off it was so many weeks ahead; one for each week from 1 on
 */
public record Backtest(Result own, List<Result> others, List<Band> bands) {

  /** Below so many weeks there is a forecast, but no test of it. */
  public static final int MINIMUM_WEEKS = 20;

  /** The share of the weeks that lie within the bands. */
  public static final double LEVEL = 0.8;

  /**
   * @param forecaster such as {@code knn}
   * @param weight in kilograms
   * @param fatRatio in percentage points
   */
  public record Result(String forecaster, Score weight, Score fatRatio) {}

  /**
   * What a forecast so many weeks ahead may be off, either way, by {@link #LEVEL}.
   *
   * @param weight kilograms; absent where too few weeks were forecast to say
   * @param fatRatio percentage points; absent likewise
   */
  public record Band(@Nullable Double weight, @Nullable Double fatRatio) {

    public static final Band UNKNOWN = new Band(null, null);
  }

  public Backtest {
    others = List.copyOf(others);
    bands = List.copyOf(bands);
  }

  /**
   * @param weeks ahead, 1 for the coming one
   */
  public Band band(int weeks) {
    return weeks <= bands.size() ? bands.get(weeks - 1) : Band.UNKNOWN;
  }

  public Optional<Result> other(String forecaster) {
    return others.stream().filter(result -> result.forecaster().equals(forecaster)).findFirst();
  }
}
