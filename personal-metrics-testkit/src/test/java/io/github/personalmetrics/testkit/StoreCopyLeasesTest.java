package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy whose leases cannot be given back. */
class StoreCopyLeasesTest {

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final SubjectStore from = new InMemoryStore(clock).open(SubjectId.of("me"));
  private final SubjectStore to = new InMemoryStore(clock).open(SubjectId.of("me"));

  @BeforeEach
  void fill() {
    TestCommit.to(from, MEASURES, clock).records(weight("1", AT, "80")).commit();
    TestCommit.to(from, LOG, clock).records(weight("2", AT, "81")).commit();
    clock.advance(Duration.ofMinutes(10));
  }

  @Test
  void isCompleteAllTheSame() {
    copy(unreleasing(from), to, StoreCopy.Progress.NONE);

    assertThat(StoreCopy.count(to)).isEqualTo(StoreCopy.count(from));
    assertFree(to);
  }

  @Test
  void saysWhatWentWrongBefore() {
    StoreCopy.Progress disturbing =
        (stage, records) -> to.notes().setGoal(new Goal(Metric.HEART_RATE, BigDecimal.TEN, null));
    assertThatThrownBy(() -> copy(unreleasing(from), to, disturbing))
        .isInstanceOfSatisfying(
            StoreException.Conflict.class,
            e -> {
              assertThat(e.code()).isEqualTo("store.copy-differs");
              assertThat(e.getSuppressed()).hasSize(2);
            });
    assertFree(to);
  }

  private void copy(SubjectStore one, SubjectStore other, StoreCopy.Progress progress) {
    // The first report comes while copying, and what it writes is overwritten.
    new StoreCopy(
            one,
            other,
            "copy",
            clock,
            (stage, records) -> {
              if (stage == StoreCopy.Stage.COMPARING) {
                progress.progressed(stage, records);
              }
            })
        .run();
  }

  private void assertFree(SubjectStore store) {
    assertThat(store.ledger().lease(MEASURES, "sync", clock.instant().plusSeconds(9))).isPresent();
    assertThat(store.ledger().lease(LOG, "sync", clock.instant().plusSeconds(9))).isPresent();
  }

  private static SubjectStore unreleasing(SubjectStore store) {
    SyncLedger ledger =
        intercepted(
            SyncLedger.class,
            store.ledger(),
            "release",
            () -> {
              throw new StoreException.Unavailable("test.down", "down", "Wait.", null);
            });
    return intercepted(SubjectStore.class, store, "ledger", () -> ledger);
  }

  private interface Answer {
    Object give();
  }

  private static <T> T intercepted(Class<T> type, T real, String name, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                return answer.give();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
