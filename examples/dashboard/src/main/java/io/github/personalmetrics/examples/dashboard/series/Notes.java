package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a person says about their numbers. Safe for use by many threads. */
public final class Notes {

  private final SubjectStore store;
  private final NoteStore notes;
  private final Clock clock;

  public Notes(SubjectStore store, Clock clock) {
    this.store = store;
    this.notes = store.notes();
    this.clock = clock;
  }

  /**
   * What a metric should come to, as {@code /goals} answers it.
   *
   * @param target in the metric's unit
   * @param by the day it should be reached, if there is one
   */
  public record GoalRow(String metric, String unit, BigDecimal target, @Nullable LocalDate by) {}

  public record GoalsView(List<GoalRow> goals) {}

  /**
   * @return false if there is no such measurement
   */
  public boolean annotate(RecordKey key, Verdict verdict) {
    var known = new AtomicBoolean();
    store
        .metrics()
        .scan(
            RecordQuery.measurements().from(key.source()),
            reading -> known.compareAndSet(false, reading.key().equals(key)));
    if (known.get()) {
      notes.annotate(new Annotation(key, verdict, clock.instant()));
    }
    return known.get();
  }

  public void withdraw(RecordKey key) {
    notes.withdraw(key);
  }

  public GoalsView goals() {
    return new GoalsView(notes.goals().stream().map(Notes::row).toList());
  }

  public Optional<GoalRow> goal(Metric metric) {
    return notes.goals().stream()
        .filter(goal -> goal.metric().equals(metric))
        .findFirst()
        .map(Notes::row);
  }

  public void setGoal(Metric metric, BigDecimal target, @Nullable LocalDate by) {
    notes.setGoal(new Goal(metric, target, by));
  }

  /**
   * @return false if it has none
   */
  public boolean dropGoal(String metric) {
    Optional<Goal> known =
        notes.goals().stream().filter(goal -> goal.metric().id().equals(metric)).findFirst();
    known.ifPresent(goal -> notes.dropGoal(goal.metric()));
    return known.isPresent();
  }

  private static GoalRow row(Goal goal) {
    return new GoalRow(goal.metric().id(), goal.metric().unit().symbol(), goal.target(), goal.by());
  }
}
