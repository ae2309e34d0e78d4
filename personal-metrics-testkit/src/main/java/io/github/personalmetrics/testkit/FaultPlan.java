package io.github.personalmetrics.testkit;

import java.util.function.Supplier;

/**
 * Which call fails, and how. Counts the calls of everything that was made {@link Faulty} with it.
 * Safe for use by many threads.
 *
 * <p>To fail every call of a scenario once, run it with n = 1, 2, 3 and so on until {@link #isHit}
 * says that a run had no n-th call.
 */
public final class FaultPlan {

  /** How the n-th call fails. */
  public enum Mode {
    /** It does nothing and fails; the next one works. */
    BEFORE,
    /** It works, and all that come after it fail: what it belongs to died. */
    AFTER,
    /** It does its work and fails all the same: the answer was lost. The next one works. */
    APPLIED_BUT_LOST
  }

  private final int nth;
  private final Mode mode;
  private int calls;
  private boolean repaired;

  private FaultPlan(int nth, Mode mode) {
    this.nth = nth;
    this.mode = mode;
  }

  /** Nothing fails; calls are counted. */
  public static FaultPlan none() {
    return new FaultPlan(Integer.MAX_VALUE, Mode.BEFORE);
  }

  /**
   * @param nth counted from 1
   */
  public static FaultPlan at(int nth, Mode mode) {
    return new FaultPlan(nth, mode);
  }

  /** Calls so far. */
  public synchronized int calls() {
    return calls;
  }

  /** Whether there were enough calls to come to the n-th. */
  public synchronized boolean isHit() {
    return calls >= nth;
  }

  /** From now on nothing fails. */
  public synchronized void repair() {
    repaired = true;
  }

  /**
   * @param failure what the caller sees when the call fails
   */
  <T> T call(Supplier<T> work, Supplier<? extends RuntimeException> failure) {
    boolean fails;
    boolean works;
    synchronized (this) {
      calls++;
      boolean now = calls == nth && !repaired;
      boolean dead = mode == Mode.AFTER && calls > nth && !repaired;
      fails = dead || (now && mode != Mode.AFTER);
      works = !fails || (now && mode == Mode.APPLIED_BUT_LOST);
    }
    T answer = works ? work.get() : null;
    if (fails || answer == null) {
      throw failure.get();
    }
    return answer;
  }
}
