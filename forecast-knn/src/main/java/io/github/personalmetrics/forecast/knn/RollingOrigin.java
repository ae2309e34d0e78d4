package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Backtest.Band;
import io.github.personalmetrics.forecast.Backtest.Result;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.Residuals;
import io.github.personalmetrics.forecast.Score;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the end of each week in turn, learns from the weeks up to there alone, scaling
 * included, and forecasts the next ones with the training that they came to have. What is chosen, k
 * or the forecaster, is chosen at each of these origins again, by the weeks before it: otherwise
 * the test would praise what it was itself chosen by.
 */
final class RollingOrigin {

  /** So many weeks the first forecast that counts has learnt from. */
  static final int FIRST = 12;

  /** From here on weeks are forecast in order to choose by. */
  private static final int FIRST_TO_CHOOSE_BY = Forecaster.MINIMUM_WEEKS;

  private static final int SIMPLE = Simple.values().length;

  private final List<TrainingWeek> weeks;
  private final int[] ks;

  /** By origin, candidate and step ahead; the candidates are the simple ones and then each k. */
  private final Change[][][] expected;

  /** By origin and step ahead; as far as week follows week. */
  private final Change[][] actual;

  /**
   * @param weeks ascending
   * @param ks to choose from; the first wins a tie
   */
  RollingOrigin(List<TrainingWeek> weeks, Weighting weighting, int... ks) {
    this.weeks = weeks;
    this.ks = ks.clone();
    int n = weeks.size();
    this.expected = new Change[n][][];
    this.actual = new Change[n][];
    for (int origin = FIRST_TO_CHOOSE_BY; origin < n; origin++) {
      actual[origin] = actual(origin);
      expected[origin] = expected(origin, actual[origin].length, weighting);
    }
  }

  /** By all weeks that there are. */
  int bestK() {
    return ks[choose(knn(), weeks.size()) - SIMPLE];
  }

  /**
   * By all weeks that there are, the forecaster that was best.
   *
   * @return empty if that is to ask the {@link #bestK} nearest weeks
   */
  Optional<Simple> best() {
    int best = choose(all(), weeks.size());
    return best < SIMPLE ? Optional.of(Simple.values()[best]) : Optional.empty();
  }

  /** By origin from {@link #FIRST} on, the k that was best as far as could be known there. */
  int[] chosenKs() {
    return Arrays.stream(nested(knn())).map(choice -> ks[choice - SIMPLE]).toArray();
  }

  Backtest ofKnn(String name) {
    return backtest(name, nested(knn()));
  }

  Backtest of(Simple simple) {
    return backtest(simple.id(), always(simple.ordinal()));
  }

  Backtest ofTheBest(String name) {
    return backtest(name, nested(all()));
  }

  private Backtest backtest(String name, int[] own) {
    var others = new ArrayList<Result>();
    for (Simple simple : Simple.values()) {
      others.add(result(simple.id(), always(simple.ordinal())));
    }
    others.add(result(KnnForecaster.NAME, nested(knn())));
    others.add(result(AutomaticForecaster.NAME, nested(all())));
    others.removeIf(result -> result.forecaster().equals(name));
    return new Backtest(result(name, own), others, bands(own));
  }

  /** The changes of the weeks from here on, until one is missing. */
  private Change[] actual(int origin) {
    int most = origin < FIRST ? 1 : Forecast.MAX_WEEKS;
    var changes = new ArrayList<Change>();
    for (int i = origin; i < weeks.size() && changes.size() < most; i++) {
      if (!weeks.get(i).monday().equals(weeks.get(origin).monday().plusWeeks(i - origin))) {
        break;
      }
      changes.add(weeks.get(i).change());
    }
    return changes.toArray(Change[]::new);
  }

  private Change[][] expected(int origin, int steps, Weighting weighting) {
    List<TrainingWeek> known = weeks.subList(0, origin);
    var neighbourhood = new Neighbourhood(known, Scaling.of(known));
    Change mean = Simple.mean(known);
    Change lead = weeks.get(origin).lead();
    var changes = new Change[SIMPLE + ks.length][steps];
    for (int step = 0; step < steps; step++) {
      for (Simple simple : Simple.values()) {
        changes[simple.ordinal()][step] = simple.expected(step == 0, lead, mean);
      }
      var ranked = neighbourhood.rank(weeks.get(origin + step).training());
      for (int i = 0; i < ks.length; i++) {
        changes[SIMPLE + i][step] = Neighbourhood.expected(ranked.nearest(ks[i], weighting));
      }
    }
    return changes;
  }

  private int[] knn() {
    return IntStream.range(SIMPLE, SIMPLE + ks.length).toArray();
  }

  private int[] all() {
    return IntStream.range(0, SIMPLE + ks.length).toArray();
  }

  private int[] always(int candidate) {
    return IntStream.range(FIRST, weeks.size()).map(origin -> candidate).toArray();
  }

  /** By origin from {@link #FIRST} on, what was best as far as could be known there. */
  private int[] nested(int[] among) {
    return IntStream.range(FIRST, weeks.size()).map(origin -> choose(among, origin)).toArray();
  }

  /** The sum of both errors, each in units of what "no change" is off. */
  private int choose(int[] among, int before) {
    double weightOfNoChange = 0;
    double fatRatioOfNoChange = 0;
    double[] weight = new double[among.length];
    double[] fatRatio = new double[among.length];
    for (int origin = FIRST_TO_CHOOSE_BY; origin < before; origin++) {
      Change came = actual[origin][0];
      weightOfNoChange += Math.abs(came.weight());
      fatRatioOfNoChange += Math.abs(came.fatRatio());
      for (int i = 0; i < among.length; i++) {
        Change change = expected[origin][among[i]][0];
        weight[i] += Math.abs(change.weight() - came.weight());
        fatRatio[i] += Math.abs(change.fatRatio() - came.fatRatio());
      }
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < among.length; i++) {
      double loss = share(weight[i], weightOfNoChange) + share(fatRatio[i], fatRatioOfNoChange);
      if (loss < least) {
        least = loss;
        best = i;
      }
    }
    return among[best];
  }

  /** Of a number that never changed, every error counts as it is. */
  private static double share(double error, double ofNoChange) {
    return ofNoChange == 0 ? error : error / ofNoChange;
  }

  private Result result(String name, int[] chosen) {
    return new Result(name, score(chosen, Change::weight), score(chosen, Change::fatRatio));
  }

  private Score score(int[] chosen, ToDoubleFunction<Change> number) {
    double[] ofNoChange = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      ofNoChange[i] = number.applyAsDouble(actual[FIRST + i][0]);
    }
    return Score.of(errors(chosen, 1, number), ofNoChange);
  }

  private List<Band> bands(int[] chosen) {
    var bands = new ArrayList<Band>();
    Band widest = new Band(0.0, 0.0);
    for (int steps = 1; steps <= Forecast.MAX_WEEKS; steps++) {
      widest =
          new Band(
              wider(widest.weight(), errors(chosen, steps, Change::weight)),
              wider(widest.fatRatio(), errors(chosen, steps, Change::fatRatio)));
      bands.add(widest);
    }
    return bands;
  }

  /** Nobody knows more of a later week than of an earlier one. */
  private static @Nullable Double wider(@Nullable Double before, double[] errors) {
    OptionalDouble width = Residuals.width(errors, Backtest.LEVEL);
    return before == null || width.isEmpty() ? null : Math.max(before, width.getAsDouble());
  }

  /** Of the sum of so many weeks, at every origin that so many weeks follow. */
  private double[] errors(int[] chosen, int steps, ToDoubleFunction<Change> number) {
    return IntStream.range(0, chosen.length)
        .filter(i -> actual[FIRST + i].length >= steps)
        .mapToDouble(
            i -> {
              double error = 0;
              for (int step = 0; step < steps; step++) {
                error +=
                    number.applyAsDouble(expected[FIRST + i][chosen[i]][step])
                        - number.applyAsDouble(actual[FIRST + i][step]);
              }
              return error;
            })
        .toArray();
  }
}
