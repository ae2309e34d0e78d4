package io.github.personalmetrics.domain;

import java.util.Comparator;

/**
 * The natural key of a record, and so its idempotency key: storing the same key again replaces.
 *
 * @param externalId the provider's own identity of the thing; 1 to 256 characters, no controls
 */
public record RecordKey(SourceId source, String externalId) implements Comparable<RecordKey> {

  private static final Comparator<RecordKey> ORDER =
      Comparator.comparing(RecordKey::source).thenComparing(RecordKey::externalId);

  public RecordKey {
    Checks.line("external id", externalId, 256);
  }

  public static RecordKey of(SourceId source, String externalId) {
    return new RecordKey(source, externalId);
  }

  @Override
  public int compareTo(RecordKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + "/" + externalId;
  }
}
