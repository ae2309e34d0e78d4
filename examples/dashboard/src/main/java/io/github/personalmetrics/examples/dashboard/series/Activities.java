package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Copy;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.LastRun;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Totals;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs, rides and every other sport. Safe for use by many threads. */
public final class Activities {

  /** Everything there is, kept whole: some thousands of small records. */
  private record All(List<Activity> copies, List<Once> once) {}

  /** What was done once, however many copies there are of it, and what is answered of it. */
  private record Once(Deduplication.Group group, Row row) {

    Activity activity() {
      return group.activity();
    }
  }

  private record ListOf(@Nullable Sport sport, Dates dates, boolean duplicates) {}

  private record Last(Optional<LastRun> run) {}

  private final MetricStore store;
  private final Kept kept;

  public Activities(MetricStore store) {
    this.store = store;
    this.kept = new Kept(store::version);
  }

  /**
   * Ascending by time.
   *
   * @param sport {@link Sport#RUN} stands for the running family; absent for every sport
   * @param duplicates every copy of what came from several sources
   */
  public ActivitiesView list(@Nullable Sport sport, Dates dates, boolean duplicates) {
    return kept.get(
        new ListOf(sport, dates, duplicates),
        ActivitiesView.class,
        () -> new ActivitiesView(rows(sport, dates, duplicates)));
  }

  private List<Row> rows(@Nullable Sport sport, Dates dates, boolean duplicates) {
    Predicate<Activity> wanted =
        activity -> dates.contains(activity.localDate()) && isOf(sport, activity);
    return duplicates
        ? all().copies.stream().filter(wanted).map(it -> row(it, List.of())).toList()
        : all().once.stream().filter(it -> wanted.test(it.activity())).map(Once::row).toList();
  }

  /** Of the first one; empty before it. */
  public Optional<LocalDate> firstDay(Sport sport) {
    return all().once.stream()
        .map(Once::activity)
        .filter(activity -> isOf(sport, activity))
        .map(Activity::localDate)
        .findFirst();
  }

  /** What {@link #list} adds up to, duplicates merged. */
  public Totals totals(@Nullable Sport sport, Dates dates) {
    List<Row> rows = list(sport, dates, false).activities();
    return new Totals(
        rows.size(),
        Rounded.of(rows.stream().mapToDouble(Row::distance).sum()),
        rows.stream().mapToDouble(Row::time).sum(),
        rows.stream().max(Comparator.comparingDouble(Row::distance)).orElse(null));
  }

  public Optional<Row> find(RecordKey key) {
    return activity(key).map(this::row);
  }

  /** Empty before the first run. */
  public Optional<LastRun> lastRun() {
    return kept.get("last-run", Last.class, () -> new Last(findLastRun())).run();
  }

  private Optional<LastRun> findLastRun() {
    return Running.lastAgainstPrevious(all().once.stream().map(Once::activity).toList())
        .map(
            both ->
                new LastRun(
                    row(both.last()),
                    both.previous() == null ? null : row(both.previous()),
                    Rounded.of(both.distanceChange()),
                    Rounded.of(both.speedChange()),
                    Rounded.of(both.elevationChange()),
                    Rounded.of(both.timeChange())));
  }

  /** Every run there is, duplicates merged. */
  Running running() {
    return kept.get(
        "running", Running.class, () -> Running.of(all().copies, Deduplication.WITHOUT_PREFERENCE));
  }

  /** As it is stored. */
  public Optional<Activity> activity(RecordKey key) {
    return all().copies.stream().filter(activity -> activity.key().equals(key)).findFirst();
  }

  Row row(Activity activity) {
    return row(activity, copiesOf(activity, all()));
  }

  private All all() {
    return kept.get(
        "all",
        All.class,
        () -> {
          List<Activity> copies = store.find(RecordQuery.activities());
          return new All(
              copies,
              Deduplication.WITHOUT_PREFERENCE.groups(copies).stream()
                  .map(group -> new Once(group, row(group.activity(), group.copies())))
                  .toList());
        });
  }

  private static List<Activity> copiesOf(Activity activity, All all) {
    return all.once.stream()
        .map(Once::group)
        .filter(group -> group.records().contains(activity))
        .flatMap(group -> group.records().stream())
        .filter(record -> !record.equals(activity))
        .toList();
  }

  /** Whether it is of a sport, or of the running family for {@link Sport#RUN}; absent for all. */
  public static boolean isOf(@Nullable Sport sport, Activity activity) {
    return sport == null
        || activity.sport().equals(sport)
        || (sport.equals(Sport.RUN) && activity.sport().isRunning());
  }

  private static Row row(Activity activity, List<Activity> copies) {
    return new Row(
        activity.key().source().toString(),
        activity.key().externalId(),
        activity.at(),
        activity.localDate(),
        activity.sport().id(),
        activity.providerSport(),
        activity.name(),
        Rounded.of(activity.distance()),
        Rounded.seconds(activity.movingTime()),
        Rounded.seconds(activity.elapsedTime()),
        Rounded.seconds(activity.time()),
        Rounded.of(activity.elevationGain()),
        Rounded.of(Running.speed(activity)),
        activity.race(),
        Rounded.orNull(activity.heartRate()),
        copies.stream()
            .map(copy -> new Copy(copy.key().source().toString(), copy.key().externalId()))
            .toList());
  }
}
