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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each day was like, by device: {@code getactivity}. */
final class DayRows implements DatedStream {

  static final SourceId SOURCE = SourceId.of("withings", "activity");

  /** Another application's numbers, sent to Withings. */
  private static final int EXTERNAL = 18;

  /**
   * A day has no instant, and the row of a traveller may come again with another zone. The first of
   * these hours is on the same date from Hawaii to Tonga, so the row stays where it is.
   */
  private static final List<LocalTime> HOURS_IN_UTC =
      List.of(LocalTime.of(10, 0), LocalTime.of(12, 0), LocalTime.of(9, 0));

  private static final Quantities QUANTITIES =
      new Quantities()
          .with("steps", "activity.steps", Quantities.COUNT)
          .with("distance", "activity.distance", Unit.METRE)
          .with("elevation", "activity.floors", Quantities.COUNT)
          .with("soft", "activity.soft-time", Unit.SECOND)
          .with("moderate", "activity.moderate-time", Unit.SECOND)
          .with("intense", "activity.intense-time", Unit.SECOND)
          .with("active", "activity.active-time", Unit.SECOND)
          .with("calories", "activity.active-energy", Quantities.KILOCALORIE)
          .with("totalcalories", "activity.total-energy", Quantities.KILOCALORIE)
          .withPositive("hr_average", "activity.heart-rate", Unit.BEATS_PER_MINUTE)
          .withPositive("hr_min", "activity.heart-rate-lowest", Unit.BEATS_PER_MINUTE)
          .withPositive("hr_max", "activity.heart-rate-highest", Unit.BEATS_PER_MINUTE)
          .with("hr_zone_0", "activity.heart-rate-zone-0-time", Unit.SECOND)
          .with("hr_zone_1", "activity.heart-rate-zone-1-time", Unit.SECOND)
          .with("hr_zone_2", "activity.heart-rate-zone-2-time", Unit.SECOND)
          .with("hr_zone_3", "activity.heart-rate-zone-3-time", Unit.SECOND);

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
    return api.days(bearer, "getactivity", FIELDS, lastUpdate, from, to, offset);
  }

  @Override
  public @Nullable List<RawJson> rows(WithingsApi.Rows answer) {
    return answer.activities();
  }

  @Override
  public Head head(RawJson raw) {
    var day = raw.as(WithingsApi.Day.class);
    long changed = WithingsApi.firstKnown(day.modified(), null, null);
    return day.date() == null
        ? new Head(null, "a day without its date", changed)
        : new Head(id(day), day.date(), changed);
  }

  /** The provider has no id: a day's rows differ by the device, or by what stands for one. */
  private static String id(WithingsApi.Day day) {
    String device = day.hashDeviceId() == null ? day.deviceid() : day.hashDeviceId();
    if (device != null) {
      return day.date() + " " + device;
    }
    Integer model = day.modelid() == null ? day.modelIdAsDocumented() : day.modelid();
    return day.date() + " brand-" + day.brand() + " model-" + model;
  }

  @Override
  public @Nullable HealthRecord record(RawJson raw, ReplyZone replyZone) {
    var day = raw.as(WithingsApi.Day.class);
    if (day.date() == null) {
      throw new IllegalArgumentException("it has no date");
    }
    LocalDate date = LocalDate.parse(day.date());
    ZoneId zone = DatedStream.zone(day.timezone());
    boolean external = day.brand() != null && day.brand() == EXTERNAL;
    SortedMap<Metric, BigDecimal> own = QUANTITIES.of(raw.as(Map.class));
    SortedMap<Metric, BigDecimal> values = external ? apart(own) : own;
    return values.isEmpty()
        ? null
        : new Measurement(
            RecordKey.of(SOURCE, id(day)), instant(date, zone), zone, values, Quality.CONFIRMED);
  }

  private static SortedMap<Metric, BigDecimal> apart(SortedMap<Metric, BigDecimal> values) {
    var apart = new TreeMap<Metric, BigDecimal>();
    values.forEach((metric, value) -> apart.put(metric.part("external"), value));
    return apart;
  }

  private static Instant instant(LocalDate date, ZoneId zone) {
    return HOURS_IN_UTC.stream()
        .map(hour -> date.atTime(hour).toInstant(ZoneOffset.UTC))
        .filter(at -> LocalDate.ofInstant(at, zone).equals(date))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no hour of " + date + " is in " + zone));
  }
}
