package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Nights and naps: {@code getsummary}. A row stands at its end, which is on the day that Withings
 * counts it to, and changes until the night is over.
 */
final class NightRows implements DatedStream {

  static final SourceId SOURCE = SourceId.of("withings", "sleep");

  private static final Unit RATIO = new Unit("ratio");
  private static final Unit PER_MINUTE = new Unit("1/min");
  private static final Unit PER_HOUR = new Unit("1/h");

  private static final Quantities QUANTITIES =
      new Quantities()
          .with("total_sleep_time", "sleep.duration", Unit.SECOND)
          // What another application sent knows no stages and calls it so.
          .with("asleepduration", "sleep.duration", Unit.SECOND)
          .with("total_timeinbed", "sleep.time-in-bed", Unit.SECOND)
          .with("lightsleepduration", "sleep.light", Unit.SECOND)
          .with("deepsleepduration", "sleep.deep", Unit.SECOND)
          .with("remsleepduration", "sleep.rem", Unit.SECOND)
          .with("wakeupduration", "sleep.awake", Unit.SECOND)
          .with("waso", "sleep.awake-after-falling-asleep", Unit.SECOND)
          .with("sleep_latency", "sleep.latency", Unit.SECOND)
          .with("wakeup_latency", "sleep.wake-up-latency", Unit.SECOND)
          .with("durationtosleep", "sleep.time-to-sleep", Unit.SECOND)
          .with("durationtowakeup", "sleep.time-to-get-up", Unit.SECOND)
          .with("snoring", "sleep.snoring", Unit.SECOND)
          .with("sleep_efficiency", "sleep.efficiency", RATIO)
          .withPositive("sleep_score", "sleep.score", Unit.SCORE)
          .with("breathing_disturbances_intensity", "sleep.breathing-disturbances", Unit.SCORE)
          .with("apnea_hypopnea_index", "sleep.apnea-hypopnea-index", PER_HOUR)
          .with("wakeupcount", "sleep.awakenings", Quantities.COUNT)
          .with("nb_rem_episodes", "sleep.rem-episodes", Quantities.COUNT)
          .with("out_of_bed_count", "sleep.out-of-bed", Quantities.COUNT)
          .with("snoringepisodecount", "sleep.snoring-episodes", Quantities.COUNT)
          .withPositive("hr_average", "sleep.heart-rate", Unit.BEATS_PER_MINUTE)
          .withPositive("hr_min", "sleep.heart-rate-lowest", Unit.BEATS_PER_MINUTE)
          .withPositive("hr_max", "sleep.heart-rate-highest", Unit.BEATS_PER_MINUTE)
          .withPositive("rr_average", "sleep.breathing-rate", PER_MINUTE)
          .withPositive("rr_min", "sleep.breathing-rate-lowest", PER_MINUTE)
          .withPositive("rr_max", "sleep.breathing-rate-highest", PER_MINUTE);

  private static final String FIELDS = String.join(",", QUANTITIES.fields());

  @Override
  public SourceId source() {
    return SOURCE;
  }

  @Override
  public WithingsApi.Envelope ask(
      WithingsApi api,
      String bearer,
      @Nullable Long lastUpdate,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long offset) {
    return api.nights(bearer, "getsummary", FIELDS, lastUpdate, from, to, offset);
  }

  @Override
  public @Nullable List<RawJson> rows(WithingsApi.Rows answer) {
    return answer.series();
  }

  @Override
  public Head head(RawJson raw) {
    var night = raw.as(WithingsApi.Night.class);
    String id = id(night);
    return new Head(
        id,
        id == null ? "a night without id" : "night " + id,
        WithingsApi.firstKnown(night.modified(), night.created(), night.enddate()));
  }

  private static @Nullable String id(WithingsApi.Night night) {
    if (night.id() != null) {
      return night.id().toString();
    }
    return night.startdate() == null ? null : "start-" + night.startdate();
  }

  @Override
  public @Nullable HealthRecord record(RawJson raw, ReplyZone replyZone) {
    var night = raw.as(WithingsApi.Night.class);
    if (night.startdate() == null || night.enddate() == null) {
      throw new IllegalArgumentException("it has no startdate or no enddate");
    }
    if (night.enddate() < night.startdate()) {
      throw new IllegalArgumentException("it ends before it starts");
    }
    SortedMap<Metric, BigDecimal> values = QUANTITIES.of(Quantities.object(night.data()));
    return values.isEmpty()
        ? null
        : new Measurement(
            RecordKey.of(SOURCE, Objects.requireNonNull(id(night))),
            Instant.ofEpochSecond(night.enddate()),
            DatedStream.zone(night.timezone()),
            values,
            Quality.CONFIRMED);
  }
}
