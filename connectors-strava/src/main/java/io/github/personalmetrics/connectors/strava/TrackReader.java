package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.RateBudget;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** Reads the streams of one activity, in one call. */
final class TrackReader {

  private static final String KEYS = "time,latlng,distance,altitude,heartrate,cadence,watts,temp";

  /**
   * So many of a hundred calls are for lists. Ten persons, as many as an app may have at first,
   * need a quarter of its day to be listed every three hours.
   */
  private static final int PERCENT_FOR_LISTS = 25;

  private final StravaApi api;
  private final OAuthSession session;
  private final RateBudget budget;

  TrackReader(StravaAccess access) {
    this.api = access.api();
    this.session = access.session();
    this.budget = access.budget();
  }

  Optional<Duration> pause() {
    return budget.pauseLeaving(PERCENT_FOR_LISTS);
  }

  Optional<Track> read(RecordKey key) {
    try {
      return TrackMapper.map(
          session.call(
              tokens ->
                  api.streams("Bearer " + tokens.accessToken(), key.externalId(), KEYS, true)));
    } catch (Refused e) {
      // What was typed in by hand has no streams, and neither has what is gone.
      if (e.code().equals("strava.http-404")) {
        return Optional.empty();
      }
      throw e;
    } catch (Unavailable e) {
      // Strava may fail for one activity for ever: the others must not wait for it.
      if (e.code().equals("strava.http-500")) {
        throw unreadable(key, e);
      }
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unreadable(key, e);
    }
  }

  private static InvalidResponse unreadable(RecordKey key, Exception cause) {
    return new InvalidResponse(
        "strava.bad-track",
        "the track of activity " + key.externalId() + " cannot be read: " + cause.getMessage(),
        "Nothing to do: the activity is there without it, and the next sync asks for it again.",
        cause);
  }
}
