package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.DailySeries;
import io.github.personalmetrics.analytics.Evolution;
import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.Evolution.Since;
import io.github.personalmetrics.analytics.Outliers;
import io.github.personalmetrics.analytics.RollingMean;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.analytics.Trend;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the numbers. Keeps the daily values of a few metrics until the data changes, whole, so that
 * a rolling mean always sees the days before the ones asked for. Safe for use by many threads.
 */
public final class Series {

  private static final List<Metric> COMMON =
      List.of(
          Metric.BODY_WEIGHT,
          Metric.HEIGHT,
          Metric.FAT_RATIO,
          Metric.FAT_MASS,
          Metric.FAT_FREE_MASS,
          Metric.MUSCLE_MASS,
          Metric.HYDRATION,
          Metric.BONE_MASS,
          Metric.BODY_TEMPERATURE,
          Metric.HEART_RATE,
          Metric.SYSTOLIC_PRESSURE,
          Metric.DIASTOLIC_PRESSURE,
          Metric.OXYGEN_SATURATION);

  private record Key(Metric metric, Enum<?> how) {}

  private record EvolutionOf(Metric metric, Basis basis, ZoneId zone) {}

  private record OutliersOf(Metric metric) {}

  private record DaysOf(
      Metric metric, Dates dates, int window, DailyAggregation day, ZoneId zone) {}

  private record WeeksOf(Metric metric, Dates dates) {}

  private record There(List<MetricInfo> metrics) {}

  private record FlaggedOf(Metric metric) {}

  private record Dated(LocalDate day, MeasurementsView.Point point) {}

  private record Flagged(List<Dated> points) {}

  private final CuratedMetrics store;
  private final SubjectStore all;
  private final Supplier<ZoneId> zone;
  private final Kept kept;

  /**
   * @param store what statistics see of all that there is
   * @param zone where the person lives
   */
  public Series(CuratedMetrics store, SubjectStore all, Supplier<ZoneId> zone) {
    this.store = store;
    this.all = all;
    this.zone = zone;
    this.kept = new Kept(store::version);
  }

  /** Changes with the data; quick. */
  public String version() {
    return store.version();
  }

  public MetricsView metrics() {
    return new MetricsView(
        there().stream()
            .map(
                info ->
                    new MetricsView.Row(
                        info.metric().id(),
                        info.metric().unit().symbol(),
                        info.count(),
                        info.first(),
                        info.last()))
            .toList());
  }

  /** A metric that is stored, or that could well be. */
  public Optional<Metric> metric(String id) {
    return Stream.concat(there().stream().map(MetricInfo::metric), COMMON.stream())
        .filter(metric -> metric.id().equals(id))
        .findFirst();
  }

  /** To count it takes a look at every reading, and every question names a metric. */
  private List<MetricInfo> there() {
    return kept.get("there", There.class, () -> new There(store.metrics())).metrics();
  }

  /** Readings that are left out of every statistic, ascending by time. */
  public List<MeasurementsView.Point> flagged(Metric metric, Dates dates) {
    Flagged all =
        kept.get(
            new FlaggedOf(metric),
            Flagged.class,
            () -> {
              var flagged = new ArrayList<Dated>();
              scan(
                  metric,
                  Dates.EVER,
                  (day, point) -> {
                    if (point.flagged()) {
                      flagged.add(new Dated(day, point));
                    }
                  });
              return new Flagged(flagged);
            });
    return all.points.stream()
        .filter(dated -> dates.contains(dated.day))
        .map(Dated::point)
        .toList();
  }

  public MeasurementsView measurements(Metric metric, Dates dates) {
    var points = new ArrayList<MeasurementsView.Point>();
    scan(metric, dates, (day, point) -> points.add(point));
    return new MeasurementsView(metric.id(), metric.unit().symbol(), points);
  }

  private void scan(
      Metric metric, Dates dates, BiConsumer<LocalDate, MeasurementsView.Point> each) {
    var words = new HashMap<RecordKey, Annotation>();
    all.notes().annotations().forEach(note -> words.put(note.key(), note));
    Set<RecordKey> outliers = outliers(metric, words);
    Predicate<HealthRecord> counting = store.counting();
    all.metrics()
        .scan(
            RecordQuery.measurements(metric).in(dates.anywhere()),
            reading -> {
              if (dates.contains(reading.localDate())) {
                boolean outlier = outliers.contains(reading.key());
                boolean counts = counting.test(reading);
                each.accept(
                    reading.localDate(),
                    point(reading, metric, counts, outlier, words.get(reading.key())));
              }
            });
  }

  public DailyView daily(Metric metric, Dates dates, int window, DailyAggregation day) {
    ZoneId where = zone.get();
    return kept.get(
        new DaysOf(metric, dates, window, day, where),
        DailyView.class,
        () -> days(metric, dates, window, day, where));
  }

  private DailyView days(
      Metric metric, Dates dates, int window, DailyAggregation day, ZoneId where) {
    DailySeries series = daily(metric, day);
    RollingMean means = RollingMean.of(series, window);
    var days = new ArrayList<DailyView.Day>();
    for (int i = 0; i < series.size(); i++) {
      if (dates.contains(series.date(i))) {
        days.add(
            new DailyView.Day(
                series.date(i),
                Rounded.of(series.value(i)),
                series.readings(i),
                Rounded.of(means.mean(i)),
                means.days(i)));
      }
    }
    return new DailyView(
        metric.id(), metric.unit().symbol(), where.getId(), window, List.copyOf(days));
  }

  /**
   * @param alpha the weight of a new value, above 0 and up to 1
   */
  public TrendView trend(Metric metric, double alpha, Dates dates) {
    DailySeries series = daily(metric, DailyAggregation.MEDIAN);
    Trend trend = Trend.of(series, alpha);
    var days = new ArrayList<TrendView.Day>();
    for (int i = 0; i < series.size(); i++) {
      if (dates.contains(series.date(i))) {
        days.add(
            new TrendView.Day(
                series.date(i),
                Rounded.of(series.value(i)),
                Rounded.of(trend.value(i)),
                trend.startsAt(i)));
      }
    }
    return new TrendView(
        metric.id(),
        metric.unit().symbol(),
        zone.get().getId(),
        alpha,
        Rounded.of(trend.lagDays()),
        Trend.MAX_GAP,
        days);
  }

  /** The newest reading that is surely this person's. */
  public Optional<Measurement> latest(Metric metric) {
    var query = RecordQuery.measurements(metric);
    Optional<Measurement> latest = store.latest(query);
    while (latest.isPresent() && !latest.get().quality().countsInStatistics()) {
      latest = store.latest(query.in(TimeRange.ALL.from(), latest.get().at()));
    }
    return latest;
  }

  /** The variation from week to week, of the daily means. */
  public WeeklyView weekly(Metric metric, Dates dates) {
    return kept.get(new WeeksOf(metric, dates), WeeklyView.class, () -> weeks(metric, dates));
  }

  private WeeklyView weeks(Metric metric, Dates dates) {
    var weekly = WeeklyVariation.of(daily(metric, DailyAggregation.MEAN));
    var weeks = new ArrayList<WeeklyView.Week>();
    for (int i = 0; i < weekly.size(); i++) {
      if (dates.contains(weekly.monday(i))) {
        weeks.add(
            new WeeklyView.Week(
                weekly.label(i),
                weekly.monday(i),
                Rounded.of(weekly.mean(i)),
                weekly.days(i),
                Rounded.of(weekly.delta(i))));
      }
    }
    return new WeeklyView(metric.id(), metric.unit().symbol(), List.copyOf(weeks));
  }

  public EvolutionView evolution(Metric metric, Basis basis) {
    ZoneId here = zone.get();
    return kept.get(
        new EvolutionOf(metric, basis, here),
        EvolutionView.class,
        () -> {
          TimeSeries all = TimeSeries.of(store, metric);
          return new EvolutionView(
              metric.id(),
              metric.unit().symbol(),
              here.getId(),
              basis.name().toLowerCase(Locale.ROOT),
              Arrays.stream(Since.values())
                  .flatMap(since -> Evolution.of(all, basis, since, here).stream())
                  .map(evolution -> step(evolution, here))
                  .toList());
        });
  }

  private static EvolutionView.Step step(Evolution evolution, ZoneId zone) {
    Instant referenceAt = evolution.referenceAt();
    return new EvolutionView.Step(
        evolution.since().name().toLowerCase(Locale.ROOT),
        evolution.at(),
        Rounded.of(evolution.value()),
        referenceAt,
        referenceAt == null ? null : LocalDate.ofInstant(referenceAt, zone),
        Rounded.orNull(evolution.reference()),
        Rounded.of(evolution.change()));
  }

  private DailySeries daily(Metric metric, DailyAggregation day) {
    return kept.get(
        new Key(metric, day), DailySeries.class, () -> day.apply(TimeSeries.of(store, metric)));
  }

  private Set<RecordKey> outliers(Metric metric, Map<RecordKey, Annotation> words) {
    return kept.get(
            new OutliersOf(metric),
            Outliers.class,
            () -> Outliers.of(metric, store.find(RecordQuery.measurements(metric)), words))
        .flagged();
  }

  private static MeasurementsView.Point point(
      Measurement reading,
      Metric metric,
      boolean counts,
      boolean outlier,
      @Nullable Annotation word) {
    return new MeasurementsView.Point(
        reading.at(),
        reading.value(metric).orElseThrow(),
        reading.quality(),
        !counts,
        outlier,
        reading.key().source().toString(),
        reading.key().externalId(),
        word == null ? null : word.verdict().name().toLowerCase(Locale.ROOT));
  }
}
