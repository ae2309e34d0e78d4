package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast.Neighbour;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.Comparator;
import java.util.List;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.neighbour.NeighboursQuery;
import org.tribuo.math.neighbour.bruteforce.NeighboursBruteForceFactory;

/**
 * Finds the weeks nearest to a plan. Tribuo measures and sorts; who counts how much is decided
 * here, because upstream picks among equally distant weeks by the order of the rows. All weeks at
 * the k-th distance share the places that are left, so that no order matters.
 */
final class Neighbourhood {

  /** Squared distances this close to each other, relatively, are the same. */
  private static final double TIE = 1e-12;

  /** More leaks a thread pool for each call. */
  private static final int THREADS = 1;

  private record Near(int row, double distance) {}

  private final List<TrainingWeek> weeks;
  private final Scaling scaling;
  private final NeighboursQuery search;

  /**
   * @param weeks at least one, in an order that does not depend on who asks
   */
  Neighbourhood(List<TrainingWeek> weeks, Scaling scaling) {
    this.weeks = weeks;
    this.scaling = scaling;
    SGDVector[] points =
        weeks.stream().map(week -> point(week.training())).toArray(SGDVector[]::new);
    this.search =
        new NeighboursBruteForceFactory(new L2Distance(), THREADS).createNeighboursQuery(points);
  }

  /**
   * The k nearest, or more if some are equally far away.
   *
   * @param k 1 or more; no more weeks than there are will be asked
   */
  List<Neighbour> nearest(WeeklyPlan plan, int k, Weighting weighting) {
    return rank(plan).nearest(k, weighting);
  }

  /** For those who ask of one plan with more than one k. */
  Ranked rank(WeeklyPlan plan) {
    return new Ranked(byDistance(plan));
  }

  /** All weeks, by their distance from a plan. */
  final class Ranked {

    private final List<Near> all;

    private Ranked(List<Near> all) {
      this.all = all;
    }

    /** As {@link Neighbourhood#nearest}. */
    List<Neighbour> nearest(int k, Weighting weighting) {
      return Neighbourhood.this.nearest(all, k, weighting);
    }
  }

  private List<Neighbour> nearest(List<Near> all, int k, Weighting weighting) {
    int places = Math.min(k, weeks.size());
    double kth = all.get(places - 1).distance();
    int closer = 0;
    while (!isTied(all.get(closer).distance(), kth)) {
      closer++;
    }
    int end = closer;
    while (end < all.size() && isTied(all.get(end).distance(), kth)) {
      end++;
    }
    double placeOfTied = (double) (places - closer) / (end - closer);

    List<Near> chosen = all.subList(0, end);
    double[] weights = weights(chosen, weighting);
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= i < closer ? 1 : placeOfTied;
      total += weights[i];
    }
    var neighbours = new Neighbour[weights.length];
    for (int i = 0; i < neighbours.length; i++) {
      Near near = chosen.get(i);
      neighbours[i] = new Neighbour(weeks.get(near.row()), near.distance(), weights[i] / total);
    }
    return List.of(neighbours);
  }

  /** What came of those weeks, each by its share. */
  static Change expected(List<Neighbour> neighbours) {
    double weight = 0;
    double fatRatio = 0;
    for (Neighbour neighbour : neighbours) {
      weight += neighbour.share() * neighbour.week().change().weight();
      fatRatio += neighbour.share() * neighbour.week().change().fatRatio();
    }
    return new Change(weight, fatRatio);
  }

  private List<Near> byDistance(WeeklyPlan plan) {
    // Asking for more rows than there are would end in a NullPointerException.
    return search.query(point(plan), weeks.size()).stream()
        .map(pair -> new Near(pair.getA(), pair.getB()))
        .sorted(Comparator.comparingDouble(Near::distance).thenComparingInt(Near::row))
        .toList();
  }

  private static double[] weights(List<Near> chosen, Weighting weighting) {
    double[] weights = new double[chosen.size()];
    boolean exact = false;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weighting.of(chosen.get(i).distance());
      exact |= Double.isInfinite(weights[i]);
    }
    for (int i = 0; exact && i < weights.length; i++) {
      weights[i] = Double.isInfinite(weights[i]) ? 1 : 0;
    }
    return weights;
  }

  private static boolean isTied(double distance, double kth) {
    double squared = kth * kth;
    return Math.abs(distance * distance - squared) <= TIE * squared;
  }

  private DenseVector point(WeeklyPlan plan) {
    return DenseVector.createDenseVector(scaling.scale(plan));
  }
}
