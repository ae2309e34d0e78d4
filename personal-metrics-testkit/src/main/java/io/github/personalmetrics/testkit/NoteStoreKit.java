package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.NoteStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person says stays what they said, whatever a sync brings. */
public abstract class NoteStoreKit extends StoreKit {

  private static final Annotation WRONG = annotation("1", Verdict.EXCLUDE);
  private static final Annotation MINE = annotation("2", Verdict.MINE);
  private static final Goal SLIM =
      new Goal(Metric.BODY_WEIGHT, new BigDecimal("72.50"), LocalDate.of(2026, 12, 31));
  private static final Goal LEAN = new Goal(Metric.FAT_RATIO, new BigDecimal("15"), null);

  @Test
  void whatIsSaidComesBackByKey() {
    notes().annotate(MINE);
    notes().annotate(WRONG);
    for (Verdict verdict : Verdict.values()) {
      notes().annotate(annotation("x " + verdict, verdict));
    }

    assertThat(notes().annotations())
        .hasSize(6)
        .startsWith(WRONG, MINE)
        .contains(annotation("x NOT_MINE", Verdict.NOT_MINE));
    assertThat(stores().open(YOU).notes().annotations()).isEmpty();
  }

  @Test
  void theLastWordCounts() {
    notes().annotate(WRONG);
    Annotation right = new Annotation(WRONG.key(), Verdict.INCLUDE, AT.plusNanos(1));
    notes().annotate(right);

    assertThat(notes().annotations()).containsExactly(right);
    notes().withdraw(WRONG.key());
    notes().withdraw(MINE.key());
    assertThat(notes().annotations()).isEmpty();
  }

  @Test
  void aWordOutlivesTheChangesOfItsRecord() {
    commit(weight("1", AT, "80"));
    notes().annotate(WRONG);
    commit(weight("1", AT.plusSeconds(1), "81"));
    page(MEASURES).deleted("1").commit();
    commit(weight("1", AT, "80"));

    assertThat(notes().annotations()).containsExactly(WRONG);
  }

  @Test
  void eachMetricHasOneGoal() {
    notes().setGoal(SLIM);
    notes().setGoal(LEAN);
    assertThat(notes().goals()).containsExactly(LEAN, SLIM);

    Goal slimmer = new Goal(Metric.BODY_WEIGHT, new BigDecimal("70"), null);
    notes().setGoal(slimmer);
    notes().dropGoal(Metric.FAT_RATIO);
    notes().dropGoal(Metric.BONE_MASS);
    assertThat(notes().goals()).containsExactly(slimmer);
  }

  @Test
  void everyChangeOfANoteChangesTheVersionAndNothingElseDoes() {
    Set<String> versions = new HashSet<>(Set.of(metrics().version()));
    notes().annotate(WRONG);
    assertThat(versions.add(metrics().version())).isTrue();
    notes().annotate(WRONG);
    assertThat(versions.add(metrics().version())).isFalse();
    notes().setGoal(SLIM);
    assertThat(versions.add(metrics().version())).isTrue();
    notes().setGoal(SLIM);
    assertThat(versions.add(metrics().version())).isFalse();
    notes().withdraw(WRONG.key());
    assertThat(versions.add(metrics().version())).isTrue();
    notes().dropGoal(Metric.BODY_WEIGHT);
    assertThat(versions.add(metrics().version())).isTrue();
    notes().withdraw(WRONG.key());
    notes().dropGoal(Metric.BODY_WEIGHT);
    assertThat(versions.add(metrics().version())).isFalse();
  }

  @Test
  void erasingAPersonErasesTheirNotes() {
    notes().annotate(WRONG);
    notes().setGoal(SLIM);
    stores().erase(ME);

    assertThat(notes().annotations()).isEmpty();
    assertThat(notes().goals()).isEmpty();
  }

  private NoteStore notes() {
    return me().notes();
  }

  private static Annotation annotation(String externalId, Verdict verdict) {
    return new Annotation(RecordKey.of(MEASURES, externalId), verdict, AT);
  }
}
