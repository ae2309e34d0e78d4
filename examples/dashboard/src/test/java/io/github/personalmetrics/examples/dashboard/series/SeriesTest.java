package io.github.personalmetrics.examples.dashboard.series;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.ZONE;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final SubjectStore me = new InMemoryStore(clock).open(SubjectId.of("me"));
  private final AtomicInteger counted = new AtomicInteger();

  /** A store looks at every reading for it, and every question of a page names a metric. */
  @Test
  void readingsAreCountedOnceUntilThereAreOthers() {
    SubjectStore counting = counting(me);
    var series = new Series(new CuratedMetrics(counting), counting, () -> ZONE);
    commit("1");
    for (int i = 0; i < 5; i++) {
      assertThat(series.metric("body.weight")).isPresent();
      assertThat(series.metrics().metrics()).hasSize(1);
    }
    assertThat(counted).hasValue(1);

    commit("2");
    assertThat(series.metrics().metrics().get(0).count()).isEqualTo(2);
    assertThat(counted).hasValue(2);
  }

  private void commit(String id) {
    TestCommit.to(me, MEASURES, clock)
        .records(weight(id, AT.plusSeconds(Long.parseLong(id)), "80"))
        .commit();
  }

  private SubjectStore counting(SubjectStore store) {
    MetricStore metrics =
        (MetricStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MetricStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("metrics")) {
                    counted.incrementAndGet();
                  }
                  return method.invoke(store.metrics(), arguments);
                });
    return (SubjectStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SubjectStore.class},
            (proxy, method, arguments) ->
                method.getName().equals("metrics") ? metrics : method.invoke(store, arguments));
  }
}
