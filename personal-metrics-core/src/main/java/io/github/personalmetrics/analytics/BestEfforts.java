package io.github.personalmetrics.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fastest stretches of a course, on elapsed time: who pauses within an effort loses by it. Both
 * ends may lie between two samples, where the speed counts as steady.
 */
public final class BestEfforts {

  /** A mile in metres. */
  public static final double MILE = 1609.344;

  /**
   * Metres that runners compare: from 400 m over miles and kilometres to the marathon and 50 km.
   */
  public static final List<Double> DISTANCES =
      List.of(
          400.0, MILE / 2, 1_000.0, MILE, 2 * MILE, 5_000.0, 10_000.0, 15_000.0, 10 * MILE,
          20_000.0, 21_097.5, 30_000.0, 42_195.0, 50_000.0);

  private BestEfforts() {}

  /**
   * The fastest stretch of a length, or one of those that are equally fast.
   *
   * @param distance metres
   * @param seconds elapsed
   * @param startDistance metres from the first sample of the course to its start
   * @param startSeconds from the start of the activity
   */
  public record Effort(double distance, double seconds, double startDistance, double startSeconds) {

    /** Seconds for a kilometre. */
    public double pace() {
      return seconds * 1000 / distance;
    }
  }

  /** The efforts of {@link #DISTANCES} that the course is long enough for, ascending. */
  public static List<Effort> of(Course course) {
    return of(course, DISTANCES);
  }

  /**
   * @param distances metres, each 1 or more
   * @return in that order, without those that are longer than the course
   */
  public static List<Effort> of(Course course, List<Double> distances) {
    var efforts = new ArrayList<Effort>();
    distances.forEach(distance -> fastest(course, distance).ifPresent(efforts::add));
    return efforts;
  }

  /**
   * @param distance metres, 1 or more
   * @return empty if the course is shorter
   */
  public static Optional<Effort> fastest(Course course, double distance) {
    if (!(distance >= 1)) {
      throw new IllegalArgumentException("an effort is a metre long or more, not " + distance);
    }
    if (course.distance() < distance) {
      return Optional.empty();
    }
    // The fastest stretch starts or ends at a sample: in between, the time changes steadily.
    var search = new Search(course, distance);
    search.startingAtSamples();
    search.endingAtSamples();
    return Optional.of(search.best());
  }

  private static final class Search {

    private final Course course;
    private final double distance;
    private double seconds = Double.POSITIVE_INFINITY;
    private double startDistance;
    private double startSeconds;

    Search(Course course, double distance) {
      this.course = course;
      this.distance = distance;
    }

    Effort best() {
      return new Effort(distance, seconds, startDistance, startSeconds);
    }

    void startingAtSamples() {
      int end = 0;
      for (int start = 0; start < course.size(); start++) {
        double to = course.metres(start) + distance;
        while (end < course.size() && course.metres(end) < to) {
          end++;
        }
        if (end == course.size()) {
          return;
        }
        offer(course.metres(start), course.seconds(start), time(end - 1, end, to));
      }
    }

    void endingAtSamples() {
      int start = 0;
      for (int end = 0; end < course.size(); end++) {
        double from = course.metres(end) - distance;
        if (from < 0) {
          continue;
        }
        while (course.metres(start + 1) <= from) {
          start++;
        }
        offer(from, time(start, start + 1, from), course.seconds(end));
      }
    }

    /** When the course is at a distance between two samples that are apart. */
    private double time(int before, int after, double at) {
      double metres = course.metres(before);
      double share = (at - metres) / (course.metres(after) - metres);
      return course.seconds(before) + share * (course.seconds(after) - course.seconds(before));
    }

    private void offer(double from, double start, double end) {
      double time = end - start;
      if (time < seconds) {
        seconds = time;
        startDistance = from;
        startSeconds = start;
      }
    }
  }
}
