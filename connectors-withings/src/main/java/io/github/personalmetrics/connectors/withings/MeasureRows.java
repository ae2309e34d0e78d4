package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a scale, a blood pressure monitor or a watch measured: {@code getmeas}. */
final class MeasureRows implements Stream {

  static final SourceId SOURCE = SourceId.of("withings", "measures");

  /** The others are what the person wishes for. */
  private static final int REAL_MEASURES = 1;

  private static final BigDecimal LIGHTEST = new BigDecimal("20");
  private static final BigDecimal HEAVIEST = new BigDecimal("350");
  private static final BigDecimal PERCENT = new BigDecimal("100");

  @Override
  public SourceId source() {
    return SOURCE;
  }

  @Override
  public String scope() {
    return "user.metrics";
  }

  @Override
  public Duration margin() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration shortestSlice() {
    return Duration.ofSeconds(1);
  }

  @Override
  public WithingsApi.Envelope changedSince(WithingsApi api, String bearer, long lastUpdate) {
    return api.measures(bearer, "getmeas", REAL_MEASURES, lastUpdate, null, null, null);
  }

  /** Asks a second wider: whether the limits are included is nowhere said. */
  @Override
  public WithingsApi.Envelope between(
      WithingsApi api, String bearer, long start, long end, @Nullable Long offset) {
    return api.measures(
        bearer, "getmeas", REAL_MEASURES, null, Math.max(0, start - 1), end + 1, offset);
  }

  @Override
  public @Nullable List<RawJson> rows(WithingsApi.Rows answer) {
    return answer.measuregrps();
  }

  @Override
  public Head head(RawJson raw) {
    var group = raw.as(WithingsApi.GroupHead.class);
    return new Head(
        group.grpid() == null ? null : group.grpid().toString(),
        group.grpid() == null ? "a group without grpid" : "grpid " + group.grpid(),
        WithingsApi.firstKnown(group.modified(), group.created(), group.date()));
  }

  @Override
  public @Nullable HealthRecord record(RawJson raw, ReplyZone replyZone) {
    var group = raw.as(WithingsApi.Group.class);
    if (group.category() != null && group.category() != REAL_MEASURES) {
      return null;
    }
    if (group.grpid() == null) {
      throw new IllegalArgumentException("it has no grpid");
    }
    if (group.date() == null) {
      throw new IllegalArgumentException("it has no date");
    }
    List<WithingsApi.Measure> measures = group.measures() == null ? List.of() : group.measures();
    boolean fatFailed = measures.stream().anyMatch(MeasureRows::isFatOfZero);
    SortedMap<Metric, BigDecimal> values = new TreeMap<>();
    for (var measure : measures) {
      if (!fatFailed || !isMadeOfFat(measure)) {
        add(values, measure);
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("it holds no measured value");
    }
    return new Measurement(
        RecordKey.of(SOURCE, group.grpid().toString()),
        Instant.ofEpochSecond(group.date()),
        replyZone.get(),
        values,
        quality(group.attrib()));
  }

  private static void add(SortedMap<Metric, BigDecimal> values, WithingsApi.Measure measure) {
    if (measure.value() == null || measure.unit() == null || measure.type() == null) {
      throw new IllegalArgumentException("a measure lacks its value, unit or type");
    }
    Metric metric = MeasureTypes.metric(measure.type(), measure.position());
    BigDecimal value = BigDecimal.valueOf(measure.value(), -measure.unit());
    requirePlausible(metric, value);
    BigDecimal twin = values.putIfAbsent(metric, value);
    if (twin != null && twin.compareTo(value) != 0) {
      throw new IllegalArgumentException(
          metric.id() + " is given twice, as " + twin + " and as " + value);
    }
  }

  /** A scale that could not measure fat says 0, and takes the whole weight for lean. */
  private static boolean isFatOfZero(WithingsApi.Measure measure) {
    return measure.value() != null
        && measure.value() == 0
        && (isType(measure, MeasureTypes.FAT_RATIO) || isType(measure, MeasureTypes.FAT_MASS));
  }

  private static boolean isMadeOfFat(WithingsApi.Measure measure) {
    return isType(measure, MeasureTypes.FAT_RATIO)
        || isType(measure, MeasureTypes.FAT_MASS)
        || isType(measure, MeasureTypes.FAT_FREE_MASS);
  }

  private static boolean isType(WithingsApi.Measure measure, int type) {
    return measure.type() != null && measure.type() == type;
  }

  private static void requirePlausible(Metric metric, BigDecimal value) {
    if (metric.equals(Metric.BODY_WEIGHT)
        && (value.compareTo(LIGHTEST) < 0 || value.compareTo(HEAVIEST) > 0)) {
      throw new IllegalArgumentException(
          "a body weight of " + value + " kg is not between 20 and 350 kg");
    }
    if (metric.equals(Metric.FAT_RATIO) && (value.signum() < 0 || value.compareTo(PERCENT) >= 0)) {
      throw new IllegalArgumentException(
          "a fat ratio of " + value + " % is not between 0 and 100 %");
    }
  }

  /** Codes that nobody has described yet come from devices too. */
  private static Quality quality(@Nullable Integer attrib) {
    if (attrib == null) {
      return Quality.CONFIRMED;
    }
    return switch (attrib) {
      case 1 -> Quality.AMBIGUOUS_OWNER;
      case 2 -> Quality.MANUAL;
      case 4 -> Quality.DECLARED;
      default -> Quality.CONFIRMED;
    };
  }
}
