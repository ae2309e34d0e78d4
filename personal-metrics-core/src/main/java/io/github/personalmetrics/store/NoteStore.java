package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import java.util.List;

/**
 * What a person says about their own numbers. No sync ever changes it, and every change of it
 * changes {@link MetricStore#version}. Safe for use by many threads; every method throws {@link
 * StoreException}.
 */
public interface NoteStore {

  /** One for each record that something was said about, by key; the record may be gone. */
  List<Annotation> annotations();

  /** Replaces what was said before about the record. */
  void annotate(Annotation annotation);

  /** Takes back what was said about a record; does nothing if nothing was. */
  void withdraw(RecordKey key);

  /** One for each metric that has one, by metric. */
  List<Goal> goals();

  /** Replaces the metric's goal. */
  void setGoal(Goal goal);

  /** Gives the metric's goal up; does nothing if there is none. */
  void dropGoal(Metric metric);
}
