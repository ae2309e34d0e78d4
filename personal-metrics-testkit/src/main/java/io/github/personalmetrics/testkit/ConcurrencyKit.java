package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.measurement;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What many threads at once may rely on. {@link DurableStoreKit} repeats it across stores. */
public abstract class ConcurrencyKit extends StoreKit {

  private static final int THREADS = 4;

  /** The store that the given thread uses; one for all unless a kit knows better. */
  SubjectStores storesOf(int thread) {
    return stores();
  }

  @Test
  void everyTokenVersionHasExactlyOneWriter() throws Exception {
    int roundsEach = 25;
    tokens().compareAndSet("counter", 0, new byte[Integer.BYTES]);

    var wins =
        InParallel.run(
            THREADS,
            thread -> {
              var tokens = storesOf(thread).open(ME).tokens();
              int won = 0;
              while (won < roundsEach) {
                var token = tokens.load("counter").orElseThrow();
                int next = ByteBuffer.wrap(token.bytes()).getInt() + 1;
                byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(next).array();
                won += tokens.compareAndSet("counter", token.version(), bytes) ? 1 : 0;
              }
              return won;
            });

    assertThat(wins).containsOnly(roundsEach);
    byte[] bytes = tokens().load("counter").orElseThrow().bytes();
    assertThat(ByteBuffer.wrap(bytes).getInt()).isEqualTo(THREADS * roundsEach);
  }

  @Test
  void everyCursorHasExactlyOneWriter() throws Exception {
    Lease shared = ledger().lease(MEASURES, "all of us", AT).orElseThrow();

    var wins =
        InParallel.run(
            THREADS,
            thread -> {
              SubjectStore store = storesOf(thread).open(ME);
              int won = 0;
              for (int page = 0; page < 25; page++) {
                String expected = page == 0 ? "" : Integer.toString(page);
                won += tryCommit(store, shared, expected, Integer.toString(page + 1)) ? 1 : 0;
              }
              return won;
            });

    assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
    assertThat(ledger().state(MEASURES).cursor().value()).isEqualTo("25");
  }

  @Test
  void onlyOneOfManyGetsALease() throws Exception {
    var winners =
        InParallel.run(
            THREADS,
            thread ->
                storesOf(thread)
                    .open(ME)
                    .ledger()
                    .lease(MEASURES, "owner " + thread, clock.instant().plusSeconds(60)));

    assertThat(winners.stream().flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  void differentSourcesAreWrittenSideBySide() throws Exception {
    int pages = 20;
    InParallel.run(
        THREADS,
        thread -> {
          SubjectStore store = storesOf(thread).open(ME);
          SourceId source = SourceId.of("thread", "no-" + thread);
          for (int page = 0; page < pages; page++) {
            TestCommit.to(store, source, clock)
                .records(measurement("m" + page).from(source).build())
                .next("page " + page)
                .commit();
          }
          return true;
        });

    assertThat(everything()).hasSize(THREADS * pages);
  }

  @Test
  void aScanSeesWholePagesOnly() throws Exception {
    int pageSize = 50;
    var sizes =
        InParallel.run(
            THREADS,
            thread -> {
              SubjectStore store = storesOf(thread).open(ME);
              for (int page = 0; thread == 0 && page < 20; page++) {
                TestCommit.to(store, MEASURES, clock).records(full(page, pageSize)).commit();
              }
              Set<Integer> seen = new TreeSet<>();
              for (int i = 0; thread > 0 && i < 20; i++) {
                seen.add(store.metrics().find(RecordQuery.all()).size() % pageSize);
              }
              return seen;
            });

    assertThat(sizes.stream().flatMap(Set::stream)).containsOnly(0);
    assertThat(everything()).hasSize(20 * pageSize);
  }

  private boolean tryCommit(SubjectStore store, Lease lease, String expected, String next) {
    try {
      TestCommit.to(store, MEASURES, clock)
          .under(lease)
          .expected(expected)
          .next(next)
          .records(measurement(next).build())
          .commit();
      return true;
    } catch (StoreException.Conflict e) {
      return false;
    }
  }

  private static List<HealthRecord> full(int page, int size) {
    return Stream.iterate(page * size, i -> i + 1)
        .limit(size)
        .<HealthRecord>map(i -> measurement("m" + i).at(AT.plusSeconds(i)).build())
        .toList();
  }
}
