package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.StravaTable.Viewer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the list of activities, one of them in detail, and its streams. */
final class StravaActivities {
  private static final int MAX_PER_PAGE = 200;
  private static final long DEFAULT_PER_PAGE = 30;

  private final StravaTable table;
  private final Clock clock;

  StravaActivities(StravaTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  List<?> list(Params params, Viewer viewer) {
    var now = clock.instant();
    long after = number(params, "after", Long.MIN_VALUE);
    if (after > now.getEpochSecond()) {
      throw StravaError.badRequest("Application", "after", "future");
    }
    long perPage = Math.min(MAX_PER_PAGE, positive(params, "per_page", DEFAULT_PER_PAGE));
    long skipped = (positive(params, "page", 1) - 1) * perPage;
    return table.between(after, number(params, "before", Long.MAX_VALUE), now, viewer).stream()
        .skip(skipped)
        .limit(perPage)
        .map(row -> row.json().get())
        .toList();
  }

  Map<String, @Nullable Object> detail(long id, Viewer viewer) {
    var detail = new LinkedHashMap<String, @Nullable Object>(row(id, viewer).json().get());
    detail.put("resource_state", 3);
    detail.putIfAbsent("description", null);
    return detail;
  }

  Object streams(long id, Params params, Viewer viewer) {
    var streams = row(id, viewer).streams();
    if (streams == null) {
      throw StravaError.notFound("Activity");
    }
    var keys = List.of(params.first("keys").orElse("").split(",", -1));
    boolean byType = params.first("key_by_type").filter("true"::equals).isPresent();
    return StravaStreams.answer(streams.get(), keys, byType);
  }

  private StravaTable.Row row(long id, Viewer viewer) {
    return table
        .byId(id, clock.instant())
        .filter(viewer::sees)
        .orElseThrow(() -> StravaError.notFound("Activity"));
  }

  private static long positive(Params params, String name, long fallback) {
    long value = number(params, name, fallback);
    if (value < 1) {
      throw StravaError.invalid("Application", name);
    }
    return value;
  }

  private static long number(Params params, String name, long fallback) {
    try {
      return params.first(name).map(Long::parseLong).orElse(fallback);
    } catch (NumberFormatException e) {
      throw StravaError.invalid("Application", name);
    }
  }
}
