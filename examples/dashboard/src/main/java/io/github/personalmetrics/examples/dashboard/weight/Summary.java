package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.series.DailyView.Day;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
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
  private final MetricChoice metric;
  private final SyncStatus status;

  Summary(Texts texts, Numbers numbers, MetricChoice metric, SyncStatus status) {
    this.texts = texts;
    this.numbers = numbers;
    this.metric = metric;
    this.status = status;
  }

  List<Tile> tiles(Optional<Measurement> latest, List<Day> days, ZoneId zone) {
    var tiles = new ArrayList<Tile>();
    latest.ifPresent(reading -> tiles.add(last(reading, zone)));
    if (!days.isEmpty()) {
      Day first = days.get(0);
      Day end = days.get(days.size() - 1);
      tiles.add(
          tile("mean7", numbers.decimal(end.mean()), texts.get("tile.mean7.note", end.meanDays())));
      tiles.add(
          tile(
              "change",
              arrow(end.mean() - first.mean()) + numbers.change(end.mean() - first.mean()),
              texts.get("tile.change.note", numbers.date(first.date()))));
      tiles.add(
          tile(
              "range",
              numbers.decimal(lowest(days).value())
                  + " – "
                  + numbers.decimal(highest(days).value()),
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
        numbers.decimal(first.mean()),
        numbers.decimal(end.mean()),
        metric.afterNumber(),
        numbers.change(end.mean() - first.mean()),
        numbers.decimal(lowest.value()),
        numbers.date(lowest.date()));
  }

  private Tile last(Measurement reading, ZoneId zone) {
    double value = reading.value(metric.metric()).orElseThrow().doubleValue();
    LocalDateTime at = LocalDateTime.ofInstant(reading.at(), zone);
    return new Tile(
        "last",
        texts.get("tile.last"),
        numbers.decimal(value),
        metric.unit(),
        status.ago(texts, reading.at()),
        numbers.date(at.toLocalDate()) + ' ' + at.toLocalTime().withSecond(0).withNano(0));
  }

  private Tile tile(String id, String value, String note) {
    return new Tile(id, texts.get("tile." + id), value, metric.unit(), note, "");
  }

  private static Day lowest(List<Day> days) {
    return days.stream().min(Comparator.comparingDouble(Day::value)).orElseThrow();
  }

  private static Day highest(List<Day> days) {
    return days.stream().max(Comparator.comparingDouble(Day::value)).orElseThrow();
  }

  private static String arrow(double change) {
    return Math.abs(change) < 0.05 ? "" : change > 0 ? "▲ " : "▼ ";
  }
}
