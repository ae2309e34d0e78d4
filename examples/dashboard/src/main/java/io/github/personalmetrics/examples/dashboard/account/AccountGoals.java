package io.github.personalmetrics.examples.dashboard.account;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Notes.GoalRow;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes goals from the form, in the reader's units. */
final class AccountGoals {

  static final List<Metric> METRICS = List.of(Metric.BODY_WEIGHT, Metric.FAT_RATIO);

  private final Notes notes;
  private final Reader reader;
  private final LocalDate today;

  AccountGoals(Notes notes, Reader reader, LocalDate today) {
    this.notes = notes;
    this.reader = reader;
    this.today = today;
  }

  /** Each metric has a form of its own, so each field has a name of its own. */
  static String field(String name, Metric metric) {
    return metric.id() + '-' + name;
  }

  static Optional<Metric> metric(String id) {
    return METRICS.stream().filter(metric -> metric.id().equals(id)).findFirst();
  }

  /** Keeps the goal, unless something is wrong with it. */
  Typed set(Metric metric, String target, String by) {
    String targetField = field("target", metric);
    String byField = field("by", metric);
    var errors = new HashMap<String, String>();
    Optional<BigDecimal> stored = target(metric, target);
    if (stored.isEmpty()) {
      errors.put(targetField, expected(metric));
    }
    Optional<LocalDate> day = day(by);
    if (day.isEmpty() && !by.isEmpty()) {
      errors.put(byField, reader.texts().get("account.goal.by.expected"));
    }
    if (errors.isEmpty()) {
      notes.setGoal(metric, stored.orElseThrow(), day.orElse(null));
      return Typed.NOTHING;
    }
    return new Typed(Map.of(targetField, target, byField, by), errors);
  }

  /** What the form shows is rounded; whoever leaves it as it is changes nothing. */
  private Optional<BigDecimal> target(Metric metric, String text) {
    Optional<BigDecimal> known = notes.goal(metric).map(GoalRow::target);
    if (known.map(reader.sizes().of(metric)::text).filter(text::equals).isPresent()) {
      return known;
    }
    return reader
        .sizes()
        .read(metric, text)
        .filter(it -> it.signum() > 0 && it.compareTo(most(metric)) <= 0);
  }

  private String expected(Metric metric) {
    Measure measure = reader.sizes().of(metric);
    double most = most(metric).doubleValue();
    return reader
        .texts()
        .get("account.goal.target.expected", measure.full(most), measure.text(most * 0.15));
  }

  /** Nobody has a goal above it: kilograms, or percent. */
  private static BigDecimal most(Metric metric) {
    return BigDecimal.valueOf(metric.equals(Metric.BODY_WEIGHT) ? 500 : 100);
  }

  private Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(today));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
