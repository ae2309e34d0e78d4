package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import org.jspecify.annotations.Nullable;

/** Asks for measures with tokens that work. */
final class MeasureQuery {

  private static final int REAL_MEASURES = 1;
  private static final String CHANGED =
      "Withings may have changed its answers: look for a newer version, or report it.";

  private final WithingsApi api;
  private final OAuthSession session;

  MeasureQuery(WithingsApi api, OAuthSession session) {
    this.api = api;
    this.session = session;
  }

  record Answer(WithingsApi.Measures body, @Nullable Account account) {

    boolean hasMore() {
      return body.hasMore();
    }

    long offset() {
      if (body.offset() == null) {
        throw new InvalidResponse(
            "withings.no-offset",
            "Withings says there are more measures, but not where",
            CHANGED,
            null);
      }
      return body.offset();
    }
  }

  /** Groups that were created or changed since; epoch seconds. */
  Answer changedSince(long lastUpdate, long offset) {
    return ask(lastUpdate, null, null, offset);
  }

  /** Groups that were measured in between; epoch seconds, both possibly included. */
  Answer measuredBetween(long start, long end, long offset) {
    return ask(null, start, end, offset);
  }

  private Answer ask(
      @Nullable Long lastUpdate, @Nullable Long start, @Nullable Long end, long offset) {
    return session.call(
        tokens -> {
          var envelope =
              api.measures(
                  "Bearer " + tokens.accessToken(),
                  "getmeas",
                  REAL_MEASURES,
                  lastUpdate,
                  start,
                  end,
                  offset == 0 ? null : offset);
          return new Answer(read(WithingsStatus.body(envelope)), tokens.account().orElse(null));
        });
  }

  private static WithingsApi.Measures read(RawJson body) {
    try {
      var measures = body.as(WithingsApi.Measures.class);
      if (measures.measuregrps() == null) {
        // Taken for "none", the cursor would move past those that were not read.
        throw new IllegalArgumentException("no measuregrps");
      }
      return measures;
    } catch (IllegalArgumentException e) {
      throw new InvalidResponse(
          "withings.unexpected-json",
          "Withings answered measures of another shape: " + e.getMessage(),
          CHANGED,
          e);
    }
  }
}
