package io.github.personalmetrics.connectors.withings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A service that is asked for dates, which are those of the person's zone. */
interface DatedStream extends Stream {

  /** A date is somewhere up to 14 hours away, and a night may be found by its evening. */
  int WIDER_BY_DAYS = 2;

  WithingsApi.Envelope ask(
      WithingsApi api,
      String bearer,
      @Nullable Long lastUpdate,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long offset);

  @Override
  default String scope() {
    return "user.activity";
  }

  @Override
  default Duration shortestSlice() {
    return Duration.ofDays(1);
  }

  @Override
  default Duration margin() {
    return Duration.ofDays(2L * WIDER_BY_DAYS);
  }

  @Override
  default WithingsApi.Envelope changedSince(WithingsApi api, String bearer, long lastUpdate) {
    return ask(api, bearer, lastUpdate, null, null, null);
  }

  @Override
  default WithingsApi.Envelope between(
      WithingsApi api, String bearer, long start, long end, @Nullable Long offset) {
    LocalDate first = date(start).minusDays(WIDER_BY_DAYS);
    LocalDate from = first.isBefore(LocalDate.EPOCH) ? LocalDate.EPOCH : first;
    LocalDate to = date(end).plusDays(WIDER_BY_DAYS);
    return ask(api, bearer, null, from.toString(), to.toString(), offset);
  }

  private static LocalDate date(long epochSecond) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
  }

  /** Each row has the zone of its own time. */
  static ZoneId zone(@Nullable String name) {
    if (name == null) {
      throw new IllegalArgumentException("it has no timezone");
    }
    return ZoneId.of(name);
  }
}
