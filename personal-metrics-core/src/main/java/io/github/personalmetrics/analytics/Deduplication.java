package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one activity of what several sources, or several devices of one source, recorded: the same
 * family of sports, a start within a minute, and a distance within 2 %. Two records of one source
 * are one activity only if they also share most of their time, because nobody runs twice at once.
 *
 * <p>Every two records of a group are that near to each other, and the nearest are joined first: no
 * order of the input changes the outcome. Immutable.
 */
public final class Deduplication {

  private static final Duration NEAR = Duration.ofSeconds(60);
  private static final double ALIKE = 0.02;
  private static final Comparator<Activity> BY_TIME_AND_KEY = Deduplication::byTimeAndKey;

  /** Prefers no source: of several records the first by time and key stands for all. */
  public static final Deduplication WITHOUT_PREFERENCE = preferring(List.of());

  private final Comparator<Activity> preference;

  private Deduplication(Comparator<Activity> preference) {
    this.preference = preference;
  }

  /**
   * @param sources the most trusted one first; those not named come after, by time and key
   */
  public static Deduplication preferring(List<SourceId> sources) {
    Map<SourceId, Integer> ranks = new HashMap<>();
    sources.forEach(source -> ranks.putIfAbsent(source, ranks.size()));
    return new Deduplication(
        Comparator.<Activity>comparingInt(
                it -> ranks.getOrDefault(it.key().source(), Integer.MAX_VALUE))
            .thenComparing(BY_TIME_AND_KEY));
  }

  /**
   * One activity and whoever recorded it.
   *
   * @param activity the record that stands for all
   * @param records all of them, that one included, ascending by time and key
   */
  public record Group(Activity activity, List<Activity> records) {

    public Group {
      records = List.copyOf(records);
    }

    /** The records that {@link #activity} stands for. */
    public List<Activity> copies() {
      return records.size() == 1
          ? List.of()
          : records.stream().filter(it -> !it.key().equals(activity.key())).toList();
    }
  }

  /** The activities, each once, ascending by time and key. */
  public List<Activity> once(Collection<Activity> records) {
    return groups(records).stream().map(Group::activity).toList();
  }

  /**
   * The activities with all their records, ascending by time and key of {@link Group#activity}.
   *
   * @param records in any order, each key once
   */
  public List<Group> groups(Collection<Activity> records) {
    Activity[] sorted = records.toArray(new Activity[0]);
    Arrays.sort(sorted, BY_TIME_AND_KEY);
    Map<Integer, List<Integer>> groups = joined(sorted);
    var result = new ArrayList<Group>(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      List<Integer> members = groups.get(i);
      if (members == null) {
        result.add(new Group(sorted[i], List.of(sorted[i])));
      } else if (members.get(0) == i) {
        List<Activity> group = members.stream().map(it -> sorted[it]).toList();
        result.add(new Group(group.stream().min(preference).orElseThrow(), group));
      }
    }
    // The preferred record may have started after the next activity.
    result.sort((one, other) -> byTimeAndKey(one.activity, other.activity));
    return result;
  }

  /** The places of the records of a group, ascending, for each of those places. */
  private static Map<Integer, List<Integer>> joined(Activity[] sorted) {
    var groups = new HashMap<Integer, List<Integer>>();
    for (Pair pair : pairs(sorted)) {
      List<Integer> one = groups.getOrDefault(pair.first, List.of(pair.first));
      List<Integer> other = groups.getOrDefault(pair.second, List.of(pair.second));
      if (one != other && allTheSame(one, other, sorted)) {
        var together = new ArrayList<>(one);
        together.addAll(other);
        together.sort(null);
        together.forEach(member -> groups.put(member, together));
      }
    }
    return groups;
  }

  /** Two records, by their place, that may be of one activity. */
  private record Pair(int first, int second, Duration apart, double metresApart) {}

  private static List<Pair> pairs(Activity[] sorted) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < sorted.length; i++) {
      for (int j = i + 1; j < sorted.length && isNear(sorted[i], sorted[j]); j++) {
        if (areTheSame(sorted[i], sorted[j])) {
          pairs.add(
              new Pair(
                  i,
                  j,
                  Duration.between(sorted[i].at(), sorted[j].at()),
                  Math.abs(sorted[i].distance() - sorted[j].distance())));
        }
      }
    }
    pairs.sort(
        Comparator.comparing(Pair::apart)
            .thenComparingDouble(Pair::metresApart)
            .thenComparingInt(Pair::first)
            .thenComparingInt(Pair::second));
    return pairs;
  }

  private static int byTimeAndKey(Activity one, Activity other) {
    int byTime = one.at().compareTo(other.at());
    return byTime != 0 ? byTime : one.key().compareTo(other.key());
  }

  private static boolean isNear(Activity one, Activity other) {
    long seconds = Math.abs(one.at().getEpochSecond() - other.at().getEpochSecond());
    return seconds <= NEAR.toSeconds()
        && Duration.between(one.at(), other.at()).abs().compareTo(NEAR) <= 0;
  }

  private static boolean areTheSame(Activity one, Activity other) {
    double longer = Math.max(one.distance(), other.distance());
    return isNear(one, other)
        && Math.abs(one.distance() - other.distance()) <= ALIKE * longer
        && (one.sport().equals(other.sport())
            || (one.sport().isRunning() && other.sport().isRunning()))
        && (!one.key().source().equals(other.key().source()) || areAtOnce(one, other));
  }

  /** Whether they share more than half of the shorter one, as two intervals in a row do not. */
  private static boolean areAtOnce(Activity one, Activity other) {
    Duration apart = Duration.between(one.at(), other.at());
    Activity first = apart.isNegative() ? other : one;
    Activity second = first == one ? other : one;
    Duration rest = first.elapsedTime().minus(apart.abs());
    Duration shared = shorter(rest, second.elapsedTime());
    Duration half = shorter(one.elapsedTime(), other.elapsedTime()).dividedBy(2);
    return shared.compareTo(half) > 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean allTheSame(List<Integer> one, List<Integer> other, Activity[] sorted) {
    return one.stream()
        .allMatch(it -> other.stream().allMatch(that -> areTheSame(sorted[it], sorted[that])));
  }
}
