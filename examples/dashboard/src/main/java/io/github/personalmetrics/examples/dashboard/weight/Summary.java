package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.series.DailyView.Day;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A period in a few numbers and one sentence; its means are those of seven days. */
final class Summary {

  private final Texts texts;
  private final Numbers numbers;
  private final Measure measure;
  private final SyncStatus status;

  Summary(Texts texts, Numbers numbers, Measure measure, SyncStatus status) {
    this.texts = texts;
    this.numbers = numbers;
    this.measure = measure;
    this.status = status;
  }

  List<Tile> tiles(Metric metric, Optional<Measurement> latest, List<Day> days, ZoneId zone) {
    var tiles = new ArrayList<Tile>();
    latest.ifPresent(reading -> tiles.add(last(reading, metric, zone)));
    if (!days.isEmpty()) {
      Day first = days.get(0);
      Day end = days.get(days.size() - 1);
      tiles.add(
          tile(
              "mean7",
              measure.text(end.mean()),
              measure.unit(),
              texts.get("tile.mean7.note", end.meanDays())));
      tiles.add(
          tile(
              "change",
              measure.arrow(end.mean() - first.mean()) + measure.change(end.mean() - first.mean()),
              measure.changes().unit(),
              texts.get("tile.change.note", numbers.date(first.date()))));
      tiles.add(
          tile(
              "range",
              measure.text(lowest(days).value()) + " – " + measure.text(highest(days).value()),
              measure.unit(),
              texts.get("tile.range.note", days.size())));
    }
    return tiles;
  }

  /** Empty if there is nothing to say. */
  String sentence(List<Day> days) {
    if (days.isEmpty()) {
      return "";
    }
    Day first = days.get(0);
    Day end = days.get(days.size() - 1);
    Day lowest = lowest(days);
    return texts.get(
        "weight.sentence",
        measure.text(first.mean()),
        measure.full(end.mean()),
        measure.fullChange(end.mean() - first.mean()),
        measure.full(lowest.value()),
        numbers.date(lowest.date()));
  }

  private Tile last(Measurement reading, Metric metric, ZoneId zone) {
    double value = reading.value(metric).orElseThrow().doubleValue();
    LocalDateTime at = LocalDateTime.ofInstant(reading.at(), zone);
    return new Tile(
        "last",
        texts.get("tile.last"),
        measure.text(value),
        measure.unit(),
        status.ago(texts, reading.at()),
        numbers.date(at.toLocalDate()) + ' ' + at.toLocalTime().withSecond(0).withNano(0));
  }

  private Tile tile(String id, String value, String unit, String note) {
    return new Tile(id, texts.get("tile." + id), value, unit, note, "");
  }

  private static Day lowest(List<Day> days) {
    return days.stream().min(Comparator.comparingDouble(Day::value)).orElseThrow();
  }

  private static Day highest(List<Day> days) {
    return days.stream().max(Comparator.comparingDouble(Day::value)).orElseThrow();
  }
}
