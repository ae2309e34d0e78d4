package io.github.personalmetrics.source;

/**
 * What may be done with a source's records, beyond keeping and showing them to their owner.
 *
 * @param mayTrain whether a model may be trained with them; some providers' terms forbid it
 */
public record SourcePolicy(boolean mayTrain) {

  /** That of files, own notes, and providers whose terms say nothing against it. */
  public static final SourcePolicy OPEN = new SourcePolicy(true);
}
