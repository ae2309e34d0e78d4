package io.github.personalmetrics.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no forecast. The type says what to do about it, {@link #code} says what it is,
 * {@link #advice} says what a person can do.
 */
public abstract sealed class ForecastException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;
  private final String advice;

  private ForecastException(String code, String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.advice = advice;
  }

  /** Stable and dotted, such as {@code model.corrupt}. */
  public String code() {
    return code;
  }

  /** What a person can do about it, in their words. */
  public String advice() {
    return advice;
  }

  /** Nothing was trained yet: train. */
  public static final class NoModel extends ForecastException {
    private static final long serialVersionUID = 1;

    public NoModel(String advice) {
      super("model.none", "there is no model yet", advice, null);
    }
  }

  /** There is not enough to learn from yet: time will help. */
  public static final class TooFewWeeks extends ForecastException {
    private static final long serialVersionUID = 1;
    private final int usable;
    private final int needed;

    public TooFewWeeks(int usable, int needed) {
      super(
          "forecast.too-few-weeks",
          "a model needs " + needed + " usable weeks, and there are " + usable,
          "A week counts when weight and fat were measured on 3 of its days and on 3 days of the"
              + " week before.",
          null);
      this.usable = usable;
      this.needed = needed;
    }

    public int usable() {
      return usable;
    }

    public int needed() {
      return needed;
    }
  }

  /** What is stored is not a model that this version can read: train again, or roll back. */
  public static final class Unreadable extends ForecastException {
    private static final long serialVersionUID = 1;

    public Unreadable(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }

  /** The place where models are kept did not answer: it may work the next time. */
  public static final class Unavailable extends ForecastException {
    private static final long serialVersionUID = 1;

    public Unavailable(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }
}
