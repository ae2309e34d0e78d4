package io.github.personalmetrics.connectors.http;

import java.time.Duration;

/**
 * So many calls in so much time. Time is counted in steps since 1970 in UTC; a call counts against
 * the step that it is made in and the steps after it.
 *
 * @param name as it is stored; unique among the windows of a budget
 * @param calls 1 or more
 * @param step whole seconds
 * @param steps how many steps a call counts in
 */
public record RateWindow(String name, int calls, Duration step, int steps) {

  /** Any minute is cut into so many steps, and one more, because it need not begin with a step. */
  private static final int STEPS = 12;

  public RateWindow {
    if (calls < 1 || steps < 1 || step.toSeconds() < 1 || step.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "a window needs a call, a step and a whole second: " + calls + " in " + step);
    }
  }

  /**
   * However the provider cuts its time: in no stretch of this length are there more calls.
   *
   * @param length a multiple of 12 seconds
   */
  public static RateWindow sliding(String name, int calls, Duration length) {
    if (length.toSeconds() % STEPS != 0) {
      throw new IllegalArgumentException("not a multiple of 12 seconds: " + length);
    }
    return new RateWindow(name, calls, length.dividedBy(STEPS), STEPS + 1);
  }

  /**
   * As the provider cuts its time: {@code PT15M} begins at :00, :15, :30 and :45, {@code P1D} at
   * midnight UTC.
   */
  public static RateWindow aligned(String name, int calls, Duration length) {
    return new RateWindow(name, calls, length, 1);
  }

  /** How long the calls are counted together. */
  Duration length() {
    return step.multipliedBy(Math.max(1, steps - 1L));
  }
}
