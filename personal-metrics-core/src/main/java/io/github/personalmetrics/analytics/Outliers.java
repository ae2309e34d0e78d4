package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Readings that stand out from those around them in time, such as a weigh-in with a parcel or of
 * somebody else. They are flagged, never deleted, and the person's own word goes over the flag.
 *
 * <p>A reading stands out if it is more robust standard deviations away from the median of what was
 * read around it than a rule allows (Hampel, 1974), one of them being 1.4826 times the median
 * absolute deviation. A lasting change takes the median along. Scores and codes have no scale to
 * stand out on. Immutable.
 */
public final class Outliers {

  /** Readings looked at before one, and after it, so that a stream of them costs no more each. */
  private static final int MAX_EACH_SIDE = 500;

  /** Makes a standard deviation of the median absolute deviation of normal noise. */
  private static final double DEVIATION = 1.4826;

  private final Map<RecordKey, Annotation> annotations;
  private final Set<RecordKey> flagged;

  private Outliers(Map<RecordKey, Annotation> annotations, Set<RecordKey> flagged) {
    this.annotations = annotations;
    this.flagged = flagged;
  }

  /**
   * What stands out.
   *
   * @param reach how long before and after a reading others are looked at, 500 on either side at
   *     most
   * @param minimum readings among which one may stand out, itself counted; 3 or more
   * @param deviations robust standard deviations that a reading may be away
   * @param share of the median that a reading may be away however steady the others are, 0 to 1
   */
  public record Rule(Duration reach, int minimum, double deviations, double share) {

    /** Two weeks, five readings, five deviations, three in a hundred. */
    public static final Rule DEFAULT = new Rule(Duration.ofDays(14), 5, 5, 0.03);

    public Rule {
      if (reach.isNegative() || reach.isZero()) {
        throw new IllegalArgumentException("a rule reaches further than " + reach);
      }
      if (minimum < 3) {
        throw new IllegalArgumentException("none stands out among " + minimum + ", but of 3");
      }
      if (!(deviations > 0 && deviations <= 1000)) {
        throw new IllegalArgumentException("deviations must be 0 to 1000, not " + deviations);
      }
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share must be 0 to 1, not " + share);
      }
    }
  }

  /** By the {@link Rule#DEFAULT}. */
  public static Outliers of(
      Metric metric, Iterable<Measurement> readings, Map<RecordKey, Annotation> annotations) {
    return of(metric, readings, annotations, Rule.DEFAULT);
  }

  /**
   * @param readings ascending by time
   * @param annotations the person's words about records, by key; of other records too
   */
  public static Outliers of(
      Metric metric,
      Iterable<Measurement> readings,
      Map<RecordKey, Annotation> annotations,
      Rule rule) {
    var unjudged = new Outliers(Map.copyOf(annotations), Set.of());
    var keys = new ArrayList<RecordKey>();
    var builder = new TimeSeriesBuilder(metric);
    for (Measurement reading : readings) {
      if (unjudged.counts(reading) && builder.add(reading)) {
        keys.add(reading.key());
      }
    }
    var flagged = new LinkedHashSet<RecordKey>();
    if (!metric.unit().equals(Unit.SCORE) && !metric.unit().equals(Unit.CODE)) {
      for (int index : indexes(builder.build(), rule)) {
        flagged.add(keys.get(index));
      }
    }
    flagged.removeAll(unjudged.annotations.keySet());
    // Most often nothing is flagged, and then no key needs to be hashed to be looked for.
    return new Outliers(
        unjudged.annotations, flagged.isEmpty() ? Set.of() : Collections.unmodifiableSet(flagged));
  }

  /** The indexes of the readings that stand out by a rule. */
  static List<Integer> indexes(TimeSeries series, Rule rule) {
    var window = TimeWindow.of(rule.reach).withClosing(TimeWindow.Closing.BOTH);
    long reach = -window.start();
    var spread = new SpreadWindow(series);
    var around = new SortedWindow(2 * MAX_EACH_SIDE + 1);
    var indexes = new ArrayList<Integer>();
    int from = 0;
    int to = 0;
    for (int i = 0; i < series.size(); i++) {
      long now = series.millis(i);
      while (series.millis(from) < now - reach || from < i - MAX_EACH_SIDE) {
        from++;
      }
      while (to < series.size() && series.millis(to) <= now + reach && to <= i + MAX_EACH_SIDE) {
        to++;
      }
      spread.moveTo(from, to);
      // Where all are within the share of each other, and mostly they are, none stands out.
      if (to - from < rule.minimum || spread.width() <= rule.share * spread.nearestToZero()) {
        continue;
      }
      around.moveTo(series, from, to);
      if (standsOut(series.value(i), around, rule)) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private static boolean standsOut(double value, SortedWindow around, Rule rule) {
    double median = around.median();
    double away = Math.abs(value - median);
    // Nearly every reading is within the share, and the deviation costs the most.
    return away > rule.share * Math.abs(median)
        && away > rule.deviations * DEVIATION * around.medianDeviation(median);
  }

  /** Those that stand out and of which the person has not said anything. */
  public Set<RecordKey> flagged() {
    return flagged;
  }

  /**
   * Whether a reading belongs in statistics: as the person says or, without a word, if its quality
   * allows it and it does not stand out.
   */
  public boolean counts(Measurement reading) {
    Annotation word = annotations.get(reading.key());
    return word == null
        ? TimeSeries.countsByQuality(reading) && !flagged.contains(reading.key())
        : word.verdict().countsInStatistics();
  }
}
