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

  /** By the whole text: {@code a-b/x} comes before {@code a/x}. */
  @Override
  public int compareTo(SourceId other) {
    return provider.equals(other.provider)
        ? stream.compareTo(other.stream)
        : toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return provider + '/' + stream;
  }
}
