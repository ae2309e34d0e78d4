package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers {@code action=getmeas} from the table, page by page. */
final class WithingsMeasures {
  private final MeasureTable table;
  private final Clock clock;
  private final int pageSize;

  WithingsMeasures(MeasureTable table, Clock clock, int pageSize) {
    this.table = table;
    this.clock = clock;
    this.pageSize = pageSize;
  }

  Map<String, @Nullable Object> answer(MeasureQuery query) {
    var now = clock.instant();
    var found = table.knownAt(now).stream().filter(query::matches).toList();
    int from = Math.min(query.offset(), found.size());
    int to = Math.min(from + pageSize, found.size());
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("updatetime", now.getEpochSecond());
    body.put("timezone", table.timezone());
    body.put("measuregrps", found.subList(from, to).stream().map(query::row).toList());
    if (to < found.size()) {
      body.put("more", 1);
      body.put("offset", to);
    }
    return body;
  }
}
