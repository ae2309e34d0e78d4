package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import java.time.Duration;
import java.util.Optional;

/**
 * The second, optional ability of a {@link SourceConnector}: the samples of its activities. The
 * engine asks for those that the store has not, newest first, after everything else was read.
 */
public interface TrackSource {

  /**
   * Reads the track of one activity; blocks until it is there.
   *
   * @return empty if the provider has none, which is remembered: it is not asked again
   * @throws SourceException if it could not be read this time
   */
  Optional<Track> track(RecordKey key);

  /**
   * How long the tracks are to wait, so that the calls which the provider still allows are left for
   * what is new. Asked before each track; what it says keeps nothing else from being read.
   *
   * @return empty if they need not wait
   */
  default Optional<Duration> pause() {
    return Optional.empty();
  }
}
