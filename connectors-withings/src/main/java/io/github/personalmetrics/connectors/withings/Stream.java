package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the provider's services: how to ask it, and what its rows mean. Stateless. */
interface Stream {

  SourceId source();

  /** As the settings call it. */
  default String name() {
    return source().stream();
  }

  /** What the person must have allowed. */
  String scope();

  /** Asking for less time than this does not make an answer shorter. */
  Duration shortestSlice();

  /** How far from the time that was asked for a row may be. */
  Duration margin();

  /** Rows that were created or changed since. */
  WithingsApi.Envelope changedSince(WithingsApi api, String bearer, long lastUpdate);

  /** At least the rows of this stretch of time, in epoch seconds. */
  WithingsApi.Envelope between(
      WithingsApi api, String bearer, long start, long end, @Nullable Long offset);

  /** The rows of an answer, in no order. */
  @Nullable List<RawJson> rows(WithingsApi.Rows answer);

  /** What a row is, before its values are looked at. */
  Head head(RawJson raw);

  /**
   * The record of a row.
   *
   * @param replyZone the account's zone of today, as the answer says it; rows may have their own
   * @return null if the row says nothing
   * @throws IllegalArgumentException with the reason why it cannot be read, in a user's words
   */
  @Nullable HealthRecord record(RawJson raw, ReplyZone replyZone);

  /**
   * @param id of the record
   * @param locator where a person finds it
   * @param changed when the provider last changed it, in epoch seconds; 0 if it does not say
   */
  record Head(@Nullable String id, String locator, long changed) {}

  /** Looked at only by those who need it: an answer without rows may say no zone. */
  interface ReplyZone {
    ZoneId get();
  }
}
