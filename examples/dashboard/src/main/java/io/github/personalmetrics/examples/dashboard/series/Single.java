package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An activity that counts once, although several sources may have it: the same family of sports, a
 * start within a minute, and a distance within 2 %. The first by time and key stands for all.
 */
record Single(Activity activity, List<Activity> copies) {

  private static final Duration NEAR = Duration.ofSeconds(60);
  private static final double ALIKE = 0.02;

  /**
   * @param activities ascending by time
   */
  static List<Single> of(List<Activity> activities) {
    var singles = new ArrayList<Single>();
    for (Activity activity : activities) {
      boolean known = false;
      for (int i = singles.size() - 1; i >= 0 && singles.get(i).isNear(activity); i--) {
        if (singles.get(i).isTheSameAs(activity)) {
          singles.get(i).copies.add(activity);
          known = true;
          break;
        }
      }
      if (!known) {
        singles.add(new Single(activity, new ArrayList<>()));
      }
    }
    return singles;
  }

  private boolean isNear(Activity other) {
    return Duration.between(activity.at(), other.at()).compareTo(NEAR) <= 0;
  }

  /** One source does not tell the same thing twice. */
  private boolean isTheSameAs(Activity other) {
    double longer = Math.max(activity.distance(), other.distance());
    return !other.key().source().equals(activity.key().source())
        && copies.stream().noneMatch(it -> it.key().source().equals(other.key().source()))
        && (activity.sport().equals(other.sport())
            || (activity.sport().isRunning() && other.sport().isRunning()))
        && Math.abs(activity.distance() - other.distance()) <= ALIKE * longer;
  }
}
