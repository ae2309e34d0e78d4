package io.github.personalmetrics.domain;

import java.util.Set;

/**
 * A canonical sport. Open: a provider's new sport needs no new version of this library.
 *
 * @param id path-safe, such as {@code trail-run}
 */
public record Sport(String id) {

  public static final Sport RUN = new Sport("run");
  public static final Sport TRAIL_RUN = new Sport("trail-run");
  public static final Sport VIRTUAL_RUN = new Sport("virtual-run");
  public static final Sport RIDE = new Sport("ride");
  public static final Sport SWIM = new Sport("swim");
  public static final Sport WALK = new Sport("walk");
  public static final Sport HIKE = new Sport("hike");
  public static final Sport STRENGTH = new Sport("strength");
  public static final Sport OTHER = new Sport("other");

  private static final Set<Sport> RUNNING = Set.of(RUN, TRAIL_RUN, VIRTUAL_RUN);

  public Sport {
    Checks.segment("sport", id);
  }

  public boolean isRunning() {
    return RUNNING.contains(this);
  }

  @Override
  public String toString() {
    return id;
  }
}
