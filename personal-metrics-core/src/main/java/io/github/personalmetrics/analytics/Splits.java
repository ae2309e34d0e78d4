package io.github.personalmetrics.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A course cut into kilometres or miles, on elapsed time. */
public final class Splits {

  /** Metres. */
  public static final double KILOMETRE = 1000;

  /** Metres. */
  public static final double MILE = BestEfforts.MILE;

  private static final double SHORTEST = 1;

  private Splits() {}

  /**
   * @param number 1 for the first
   * @param distance metres; the last split may be shorter
   * @param seconds elapsed; a pause belongs to the split that it interrupts or precedes
   * @param climb metres from its start up to its end, below 0 if down; absent without altitudes
   * @param flatDistance as of {@link GradeAdjustedPace}; absent if that is
   */
  public record Split(
      int number,
      double distance,
      double seconds,
      @Nullable Double climb,
      @Nullable Double flatDistance) {

    /** Seconds for a kilometre. */
    public double pace() {
      return seconds * KILOMETRE / distance;
    }

    /** Seconds for a kilometre on the flat, see {@link GradeAdjustedPace}. */
    public OptionalDouble gradeAdjustedPace() {
      return flatDistance == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(seconds * KILOMETRE / flatDistance);
    }
  }

  /**
   * @param length metres, such as {@link #KILOMETRE}; 1 or more
   * @return ascending; a rest of less than a metre is left out
   */
  public static List<Split> of(Course course, double length) {
    if (!(length >= SHORTEST)) {
      throw new IllegalArgumentException("a split is a metre long or more, not " + length);
    }
    var cut = new Cut(course);
    for (int i = 1; i < course.size(); i++) {
      while (course.metres(i) >= cut.end(length)) {
        cut.at(cut.end(length), i);
      }
    }
    cut.rest();
    return cut.splits;
  }

  private static final class Cut {

    private final Course course;
    private final double[] flat;
    private final List<Split> splits = new ArrayList<>();
    private double distance;
    private double seconds;
    private double altitude;
    private double flatDistance;

    Cut(Course course) {
      this.course = course;
      this.flat = GradeAdjustedPace.flatMetres(course);
      if (course.size() > 0) {
        seconds = course.seconds(0);
        altitude = course.hasAltitude() ? course.altitude(0) : 0;
      }
    }

    double end(double length) {
      return (splits.size() + 1) * length;
    }

    /** Ends a split where the course is that far, at a sample or before it. */
    void at(double end, int sample) {
      double from = course.metres(sample - 1);
      double share = (end - from) / (course.metres(sample) - from);
      double endSeconds = between(course.seconds(sample - 1), course.seconds(sample), share);
      double endAltitude = 0;
      if (course.hasAltitude()) {
        endAltitude = between(course.altitude(sample - 1), course.altitude(sample), share);
      }
      double endFlat = flat.length == 0 ? 0 : between(flat[sample - 1], flat[sample], share);
      splits.add(
          new Split(
              splits.size() + 1,
              end - distance,
              endSeconds - seconds,
              course.hasAltitude() ? endAltitude - altitude : null,
              flat.length == 0 ? null : endFlat - flatDistance));
      distance = end;
      seconds = endSeconds;
      altitude = endAltitude;
      flatDistance = endFlat;
    }

    /** Who stands at the end runs no longer. */
    void rest() {
      double end = course.distance();
      if (end - distance < SHORTEST) {
        return;
      }
      int sample = course.size() - 1;
      while (course.metres(sample - 1) == end) {
        sample--;
      }
      at(end, sample);
    }

    private static double between(double from, double to, double share) {
      return from + share * (to - from);
    }
  }
}
