package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.NoteStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class InMemoryNotes implements NoteStore {

  private final InMemoryStore.Access access;

  InMemoryNotes(InMemoryStore.Access access) {
    this.access = access;
  }

  @Override
  public List<Annotation> annotations() {
    return access.read(subject -> List.copyOf(subject.annotations.values()));
  }

  @Override
  public void annotate(Annotation annotation) {
    put(subject -> subject.annotations, annotation.key(), annotation);
  }

  @Override
  public void withdraw(RecordKey key) {
    put(subject -> subject.annotations, key, null);
  }

  @Override
  public List<Goal> goals() {
    return access.read(subject -> List.copyOf(subject.goals.values()));
  }

  @Override
  public void setGoal(Goal goal) {
    put(subject -> subject.goals, goal.metric(), goal);
  }

  @Override
  public void dropGoal(Metric metric) {
    put(subject -> subject.goals, metric, null);
  }

  private <K, V> void put(Function<InMemorySubject, Map<K, V>> of, K key, @Nullable V value) {
    access.write(
        subject -> {
          Map<K, V> notes = of.apply(subject);
          V before = value == null ? notes.remove(key) : notes.put(key, value);
          if (value == null ? before != null : !value.equals(before)) {
            subject.touch();
          }
          return true;
        });
  }
}
