package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.TrackSource;
import java.time.Duration;
import java.util.Optional;

/** Activities and their tracks. */
record TrackedActivities(StravaConnector activities, TrackReader tracks)
    implements SourceConnector, TrackSource {

  @Override
  public SourceId source() {
    return activities.source();
  }

  @Override
  public String recipe() {
    return activities.recipe();
  }

  @Override
  public Page fetch(FetchRequest request) {
    return activities.fetch(request);
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return tracks.read(key);
  }

  @Override
  public Optional<Duration> pause() {
    return tracks.pause();
  }
}
