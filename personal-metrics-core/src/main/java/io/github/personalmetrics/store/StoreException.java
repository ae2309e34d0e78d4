package io.github.personalmetrics.store;

import org.jspecify.annotations.Nullable;

/**
 * Why the store did not do it. The type says what to do about it, {@link #code} says what it is,
 * {@link #advice} says what a person can do.
 */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;
  private final String advice;

  private StoreException(String code, String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.advice = advice;
  }

  /** Stable and dotted, such as {@code store.disk-full}. */
  public String code() {
    return code;
  }

  /** What a person can do about it, in their words. */
  public String advice() {
    return advice;
  }

  /** It may work the next time. */
  public static final class Unavailable extends StoreException {
    private static final long serialVersionUID = 1;

    public Unavailable(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }

  /** Somebody else was faster; nothing was written. */
  public static final class Conflict extends StoreException {
    private static final long serialVersionUID = 1;

    public Conflict(String code, String message, String advice) {
      super(code, message, advice, null);
    }
  }

  /** What is stored cannot be read. */
  public static final class Corrupt extends StoreException {
    private static final long serialVersionUID = 1;

    public Corrupt(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }
}
