package io.github.personalmetrics.examples.food;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how well a person ate from a file with a line such as {@code 2026-11-23,7.5} a day. */
record FoodConnector(Path file, ZoneId zone) implements SourceConnector {

  private static final SourceId SOURCE = SourceId.of("food", "index");
  private static final Metric INDEX = Metric.of("nutrition.food-index", Unit.SCORE);

  @Override
  public SourceId source() {
    return SOURCE;
  }

  @Override
  public Page fetch(FetchRequest request) {
    var days = new ArrayList<Measurement>();
    var rejected = new ArrayList<Rejection>();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || i == 0 && lines.get(i).startsWith("date")) {
        continue;
      }
      try {
        days.add(day(lines.get(i).split(",", 2)));
      } catch (RuntimeException e) {
        // Without a key: as long as it is not known which day is meant, none is deleted.
        String reason = "expected a day and its index, such as 2026-11-23,7.5";
        rejected.add(new Rejection(SOURCE, null, "line " + (i + 1), reason, lines.get(i)));
      }
    }
    // The file is all there is: a day that is in it no more is to be deleted here too.
    return Page.last(days, Cursor.START)
        .withRejected(rejected)
        .withCovers(TimeRange.ALL)
        .within(request.range());
  }

  private Measurement day(String[] cells) {
    var date = LocalDate.parse(cells[0].strip());
    var values = Map.of(INDEX, new BigDecimal(cells[1].strip()));
    var key = RecordKey.of(SOURCE, date.toString());
    return Measurement.of(key, date.atStartOfDay(zone).toInstant(), zone, values, Quality.MANUAL);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new SourceException.Unavailable(
          "food.unreadable", file + " cannot be read", "Check food.file and the file.", e);
    }
  }
}
