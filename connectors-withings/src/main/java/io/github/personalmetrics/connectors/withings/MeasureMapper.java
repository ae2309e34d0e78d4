package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the groups of one answer into measurements; a group that cannot be read stands alone. */
final class MeasureMapper {

  /**
   * @param newest the latest change among the groups, epoch seconds; 0 if there are none
   */
  record Mapped(List<Measurement> records, List<Rejection> rejected, long newest) {}

  private final GroupMapper groups;

  MeasureMapper(SourceId source) {
    this.groups = new GroupMapper(source);
  }

  Mapped map(WithingsApi.Measures answer, Instant notBefore) {
    var records = new ArrayList<Measurement>();
    var rejected = new ArrayList<Rejection>();
    long newest = 0;
    List<RawJson> rows = answer.measuregrps() == null ? List.of() : answer.measuregrps();
    // The zone is the account's of today and stands once for the whole answer.
    ZoneId zone = rows.isEmpty() ? ZoneId.of("UTC") : zone(answer.timezone());
    for (RawJson row : rows) {
      WithingsApi.Group group = null;
      try {
        group = row.as(WithingsApi.Group.class);
        newest = Math.max(newest, group.lastChange());
        Measurement record = groups.map(group, zone);
        if (!record.at().isBefore(notBefore)) {
          records.add(record);
        }
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
        rejected.add(groups.reject(row, group, String.valueOf(e.getMessage())));
      }
    }
    return new Mapped(records, rejected, newest);
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null ? "" : name);
    } catch (DateTimeException e) {
      throw new InvalidResponse(
          "withings.bad-time-zone",
          "Withings answered with the unknown time zone \"" + name + '"',
          "Update Java's time zones, or report it.",
          e);
    }
  }
}
