package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.MeasurementsView.Point;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Answer;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Reading;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Single readings: those of a day, those that are left out, and what a person may say of them. */
final class Readings {

  /** Takes the person's word back. */
  static final String UNDO = "undo";

  private static final int SHOWN = 20;

  private final Series series;
  private final Texts texts;
  private final Numbers numbers;
  private final ZoneId zone;

  Readings(Series series, Reader reader) {
    this.series = series;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.zone = reader.zone();
  }

  /**
   * @param day whose readings to show; absent for none
   */
  WeightPage.Readings of(
      MetricChoice metric, Measure measure, WeightQuery query, @Nullable LocalDate day) {
    List<Reading> out =
        newestFirst(
            series.flagged(metric.metric(), query.dates()).stream()
                .map(point -> row(point, measure))
                .toList());
    return new WeightPage.Readings(
        day == null ? null : numbers.date(day),
        day == null ? List.of() : ofDay(metric, measure, day),
        out.subList(0, Math.min(SHOWN, out.size())),
        out.size(),
        query.link(query.page()));
  }

  private List<Reading> ofDay(MetricChoice metric, Measure measure, LocalDate day) {
    var dates = new Dates(day, day.plusDays(1));
    return series.measurements(metric.metric(), dates).points().stream()
        .map(point -> row(point, measure))
        .toList();
  }

  private Reading row(Point point, Measure measure) {
    LocalDateTime at = LocalDateTime.ofInstant(point.at(), zone).truncatedTo(ChronoUnit.MINUTES);
    return new Reading(
        numbers.date(at.toLocalDate()) + ", " + at.toLocalTime(),
        point.at().toString(),
        measure.text(point.value()),
        point.source(),
        point.id(),
        texts.get("reading." + state(point)),
        point.flagged(),
        answers(point));
  }

  private static String state(Point point) {
    String word = point.annotation();
    if (word != null) {
      return "word." + word;
    }
    if (point.flagged()) {
      return "quality." + point.quality().name().toLowerCase(Locale.ROOT);
    }
    return point.outlier() ? "outlier" : "counts";
  }

  private List<Answer> answers(Point point) {
    if (point.annotation() != null) {
      return List.of(answer(UNDO));
    }
    if (!point.flagged()) {
      return List.of(answer("exclude"), answer("not_mine"));
    }
    return List.of(answer(point.quality() == Quality.AMBIGUOUS_OWNER ? "mine" : "include"));
  }

  private Answer answer(String verdict) {
    return new Answer(verdict, texts.get("reading.say." + verdict));
  }

  private static List<Reading> newestFirst(List<Reading> rows) {
    var reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
