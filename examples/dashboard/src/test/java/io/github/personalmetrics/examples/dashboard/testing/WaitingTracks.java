package io.github.personalmetrics.examples.dashboard.testing;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.TrackSource;
import java.time.Duration;
import java.util.Optional;

/** Lists what another connector lists, and lets all tracks wait for a quarter of an hour. */
public record WaitingTracks(SourceConnector list) implements SourceConnector, TrackSource {

  @Override
  public SourceId source() {
    return list.source();
  }

  @Override
  public Page fetch(FetchRequest request) {
    return list.fetch(request);
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    throw new AssertionError("asked for the track of " + key);
  }

  @Override
  public Optional<Duration> pause() {
    return Optional.of(Duration.ofMinutes(15));
  }
}
