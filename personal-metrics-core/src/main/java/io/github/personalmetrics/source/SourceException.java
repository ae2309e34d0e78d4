package io.github.personalmetrics.source;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no page. The type says what the engine does about it, {@link #code} says what it is,
 * {@link #advice} says what a person can do. None of them ever holds a secret.
 */
public abstract sealed class SourceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;
  private final String advice;

  private SourceException(String code, String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.advice = advice;
  }

  /** Stable and dotted, such as {@code strava.app-inactive}. */
  public String code() {
    return code;
  }

  /** What a person can do about it, in their words. */
  public String advice() {
    return advice;
  }

  /** The provider asks to wait: the run stops here and says when it can go on. */
  public static final class RateLimited extends SourceException {
    private static final long serialVersionUID = 1;
    private final @Nullable Duration retryAfter;

    public RateLimited(String code, String message, String advice, @Nullable Duration retryAfter) {
      super(code, message, advice, null);
      this.retryAfter = retryAfter;
    }

    /** How long to wait, if the provider said so. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** The person must give their consent again. */
  public static final class Unauthorized extends SourceException {
    private static final long serialVersionUID = 1;

    public Unauthorized(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }

  /** It may work the next time: the engine tries again. */
  public static final class Unavailable extends SourceException {
    private static final long serialVersionUID = 1;

    public Unavailable(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }

  /** The provider answered something that this connector does not understand. */
  public static final class InvalidResponse extends SourceException {
    private static final long serialVersionUID = 1;

    public InvalidResponse(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }

  /** The provider says no, and will say so again. */
  public static final class Refused extends SourceException {
    private static final long serialVersionUID = 1;

    public Refused(String code, String message, String advice, @Nullable Throwable cause) {
      super(code, message, advice, cause);
    }
  }
}
