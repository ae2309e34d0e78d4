package io.github.personalmetrics.forecast;

import io.github.personalmetrics.domain.SourceId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything a forecaster learns from, and everything that it was not given.
 *
 * @param recipe the version of how weeks are made of records
 * @param weeks ascending, each once
 * @param leftOut the weeks that nothing can be learnt from, ascending
 * @param unused the inputs that are 0 in every week because no source of theirs may train a model
 * @param sources those whose records the weeks were made of; empty if nobody said
 * @param excludedSources the sources whose records were passed over
 * @param lead how far the daily trend was ahead of its mean when the last week that is over ended;
 *     {@link Change#NONE} if that week was not measured
 * @param start where the body is; absent if nobody said
 * @param usual what the person does anyway, as far as it may be learnt from; absent if nobody said
 */
public record TrainingData(
    String recipe,
    List<TrainingWeek> weeks,
    List<LeftOut> leftOut,
    List<UnusedInput> unused,
    SortedSet<SourceId> sources,
    SortedSet<SourceId> excludedSources,
    Change lead,
    @Nullable StartingPoint start,
    @Nullable WeeklyPlan usual) {

  /**
   * A week that is no training week.
   *
   * @param reason a sentence without its full stop
   */
  public record LeftOut(LocalDate monday, String reason) {}

  public TrainingData {
    weeks = weeks.stream().sorted(Comparator.comparing(TrainingWeek::monday)).toList();
    for (int i = 1; i < weeks.size(); i++) {
      if (weeks.get(i).monday().equals(weeks.get(i - 1).monday())) {
        throw new IllegalArgumentException(
            "the week of " + weeks.get(i).monday() + " is there twice");
      }
    }
    leftOut = List.copyOf(leftOut);
    unused = List.copyOf(unused);
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    excludedSources = Collections.unmodifiableSortedSet(new TreeSet<>(excludedSources));
  }

  /** Without a trend, a starting point and a usual week; nobody says whose records they are. */
  public TrainingData(
      String recipe,
      List<TrainingWeek> weeks,
      List<LeftOut> leftOut,
      List<UnusedInput> unused,
      SortedSet<SourceId> excludedSources) {
    this(recipe, weeks, leftOut, unused, new TreeSet<>(), excludedSources, Change.NONE, null, null);
  }

  /** Weeks in any order that somebody made by other means; nothing was left out. */
  public static TrainingData of(List<TrainingWeek> weeks) {
    return new TrainingData("given", weeks, List.of(), List.of(), new TreeSet<>());
  }
}
