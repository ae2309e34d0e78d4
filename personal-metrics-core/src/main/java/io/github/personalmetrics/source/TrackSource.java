package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
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
}
