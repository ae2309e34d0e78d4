package io.github.personalmetrics.domain;

/**
 * One stream of one provider, such as {@code withings/measures}.
 *
 * @param provider path-safe segment, such as {@code withings}
 * @param stream path-safe segment, such as {@code measures}
 */
public record SourceId(String provider, String stream) implements Comparable<SourceId> {
  public SourceId {
    Checks.segment("provider", provider);
    Checks.segment("stream", stream);
  }

  public static SourceId of(String provider, String stream) {
    return new SourceId(provider, stream);
  }

  /** Reads {@code provider/stream}. */
  public static SourceId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "a source is written provider/stream, such as withings/measures: \"" + text + '"');
    }
    return new SourceId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(SourceId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return provider + '/' + stream;
  }
}
