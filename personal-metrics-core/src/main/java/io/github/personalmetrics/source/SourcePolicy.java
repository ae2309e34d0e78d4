package io.github.personalmetrics.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a source's records, beyond showing them to their owner.
 *
 * @param mayTrain whether a model may be trained with them; some providers' terms forbid it
 * @param retention how long they are kept, counted from when they happened; absent means for ever
 */
public record SourcePolicy(boolean mayTrain, @Nullable Period retention) {

  /** That of files, own notes, and providers whose terms say nothing against it. */
  public static final SourcePolicy OPEN = new SourcePolicy(true, null);

  /**
   * @throws IllegalArgumentException if the retention is not longer than nothing
   */
  public SourcePolicy {
    if (retention != null && (retention.isNegative() || retention.isZero())) {
      throw new IllegalArgumentException("a retention must be longer than nothing: " + retention);
    }
  }

  public SourcePolicy withTraining(boolean mayTrain) {
    return new SourcePolicy(mayTrain, retention);
  }

  public SourcePolicy withRetention(Period retention) {
    return new SourcePolicy(mayTrain, retention);
  }

  /** What happened earlier is not to be kept; {@link Instant#MIN} if everything is. */
  public Instant notBefore(Instant now) {
    try {
      return retention == null
          ? Instant.MIN
          : now.atOffset(ZoneOffset.UTC).minus(retention).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      // Longer than there are dates is for ever.
      return Instant.MIN;
    }
  }
}
