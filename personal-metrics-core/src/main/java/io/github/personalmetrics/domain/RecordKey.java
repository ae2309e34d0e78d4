package io.github.personalmetrics.domain;

/**
 * The natural key of a record, and so its idempotency key: storing the same key again replaces.
 *
 * @param externalId the provider's own identity of the thing; 1 to 256 characters, no controls
 */
public record RecordKey(SourceId source, String externalId) implements Comparable<RecordKey> {

  public RecordKey {
    Checks.line("external id", externalId, 256);
  }

  public static RecordKey of(SourceId source, String externalId) {
    return new RecordKey(source, externalId);
  }

  @Override
  public int compareTo(RecordKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : externalId.compareTo(other.externalId);
  }

  @Override
  public String toString() {
    return source + "/" + externalId;
  }
}
