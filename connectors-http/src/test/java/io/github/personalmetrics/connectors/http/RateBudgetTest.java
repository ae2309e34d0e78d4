package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.FaultPlan;
import io.github.personalmetrics.testkit.Faulty;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

  private static final RateWindow QUARTER =
      RateWindow.aligned("quarter", 10, Duration.ofMinutes(15));
  private static final RateWindow DAY = RateWindow.aligned("day", 25, Duration.ofDays(1));
  private static final RateWindow MINUTE = RateWindow.sliding("minute", 6, Duration.ofMinutes(1));

  private final SettableClock clock = SettableClock.at("2026-03-01T07:14:00Z");
  private final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("app")).tokens();

  @Test
  void theCallAfterTheLastIsRefusedAndToldToWaitForTheNextQuarter() {
    RateBudget budget = budget(QUARTER, DAY);
    assertThat(takeAll(budget)).isEqualTo(10);

    assertThatThrownBy(budget::take)
        .isInstanceOfSatisfying(
            RateLimited.class,
            e -> {
              assertThat(e.code()).isEqualTo("test.budget-spent");
              assertThat(e).hasMessage("test allows 10 calls in 15 minutes, and they are made");
              assertThat(e.retryAfter()).contains(Duration.ofSeconds(65));
            });
    clock.advance(Duration.ofMinutes(1));
    assertThat(takeAll(budget)).isEqualTo(10);
  }

  @Test
  void whoCanWaitLeavesCallsForOthersInEveryWindow() {
    RateBudget budget = budget(QUARTER, DAY);
    assertThat(takeLeaving(budget, 20)).isEqualTo(8);
    assertThat(budget.pauseLeaving(20)).contains(Duration.ofSeconds(65));
    assertThat(takeAll(budget)).as("calls that others find").isEqualTo(2);

    RateBudget aDay = RateBudget.of("day", store, clock, List.of(DAY), RateHeaders.NONE);
    clock.set(Instant.parse("2026-03-01T23:45:00Z"));
    assertThat(takeLeaving(aDay, 20)).isEqualTo(20);
    assertThat(aDay.pauseLeaving(20)).contains(Duration.ofSeconds(905));
    assertThat(takeAll(aDay)).isEqualTo(5);
    clock.set(Instant.parse("2026-03-02T00:00:00Z"));
    assertThat(aDay.pauseLeaving(20)).isEmpty();
  }

  @Test
  void leavingNothingIsTakingAll() {
    assertThat(takeLeaving(budget(QUARTER), 0)).isEqualTo(10);
    assertThat(budget().pauseLeaving(50)).as("of no limit").isEmpty();
    assertThatThrownBy(() -> budget(QUARTER).pauseLeaving(100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int takeLeaving(RateBudget budget, int percent) {
    int taken = 0;
    while (budget.pauseLeaving(percent).isEmpty()) {
      budget.take();
      taken++;
    }
    return taken;
  }

  @Test
  void theDayEndsAtMidnightUtc() {
    RateBudget budget = budget(QUARTER, DAY);
    takeAll(budget);
    clock.set(Instant.parse("2026-03-01T23:30:00Z"));
    takeAll(budget);
    clock.set(Instant.parse("2026-03-01T23:45:00Z"));

    assertThat(takeAll(budget)).isEqualTo(5);
    clock.advance(Duration.ofMinutes(10));
    assertThatThrownBy(budget::take)
        .hasMessageContaining("25 calls in a day")
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(305)));
    clock.set(Instant.parse("2026-03-02T00:00:00Z"));
    assertThat(takeAll(budget)).isEqualTo(10);
  }

  @Test
  void aMinuteThatBeginsAnywhereIsNeverOverspent() {
    RateBudget budget = budget(MINUTE);
    clock.set(Instant.parse("2026-03-01T07:00:59Z"));
    assertThat(takeAll(budget)).isEqualTo(6);

    clock.advance(Duration.ofSeconds(50));
    assertThat(takeAll(budget)).isZero();
    clock.advance(Duration.ofSeconds(16));
    assertThat(takeAll(budget)).isEqualTo(6);
  }

  @Test
  void everyBudgetOnTheSameStoreIsTheSameBudget() throws Exception {
    var wide = RateWindow.aligned("quarter", 1000, Duration.ofMinutes(15));
    var threads = Executors.newFixedThreadPool(20);
    try {
      var budgets = IntStream.range(0, 4).mapToObj(i -> budget(wide)).toList();
      List<Callable<Integer>> takers =
          IntStream.range(0, 20)
              .mapToObj(i -> (Callable<Integer>) () -> takeAll(budgets.get(i % 4)))
              .toList();
      int taken = 0;
      for (var answer : threads.invokeAll(takers)) {
        taken += answer.get();
      }
      assertThat(taken).isEqualTo(1000);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRestartForgetsNothingAndWhatWasReservedCountsAsSpent() {
    budget(QUARTER).take();
    budget(QUARTER).take();
    RateBudget killed = budget(QUARTER);
    killed.take();
    killed.take();
    // It holds one more by now.

    assertThat(takeAll(budget(QUARTER))).isEqualTo(5);
  }

  @Test
  void notEveryCallIsWritten() {
    var plan = FaultPlan.none();
    var counted = Faulty.tokens(store, plan);
    var wide = RateWindow.aligned("quarter", 100, Duration.ofMinutes(15));
    takeAll(RateBudget.of("test", counted, clock, List.of(wide), RateHeaders.NONE));

    assertThat(plan.calls()).isLessThan(40);
  }

  @Test
  void theProvidersCountAndLimitAreTakenOver() {
    RateBudget budget = budget(QUARTER);
    budget.answered(budget.take(), Map.of("limit", "20", "used", "18"));
    assertThat(takeAll(budget)).isEqualTo(2);

    clock.advance(Duration.ofMinutes(1));
    assertThat(takeAll(budget(QUARTER))).as("the limit is remembered").isEqualTo(20);
  }

  @Test
  void anotherApplicationProgramThatSpendsTooIsNoticed() {
    RateBudget budget = budget(QUARTER);
    budget.take();
    Instant third = budget.take();
    budget.answered(third, Map.of("limit", "10", "used", "10"));

    assertThatThrownBy(budget::take).isInstanceOf(RateLimited.class);
    assertThatThrownBy(() -> budget(QUARTER).take()).isInstanceOf(RateLimited.class);
  }

  @Test
  void anAnswerToTheLastQuarterSaysNothingOfThisOne() {
    RateBudget budget = budget(QUARTER);
    Instant late = budget.take();
    clock.advance(Duration.ofMinutes(1));
    budget.answered(late, Map.of("limit", "10", "used", "10"));

    assertThat(takeAll(budget)).isEqualTo(10);
  }

  @Test
  void aClockSetBackByADayGivesNothingBackAndBlocksForOneWindowOnly() {
    RateBudget budget = budget(QUARTER);
    clock.advance(Duration.ofDays(1));
    takeAll(budget);
    clock.advance(Duration.ofDays(-1));

    assertThatThrownBy(budget::take)
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(65)));
    clock.advance(Duration.ofMinutes(1));
    assertThat(takeAll(budget)).isEqualTo(10);
  }

  @Test
  void aCountThatCannotBeReadIsBegunAnew() {
    store.compareAndSet("test.budget", 0, "{\"windows\":7".getBytes(StandardCharsets.UTF_8));

    assertThat(takeAll(budget(QUARTER))).isEqualTo(10);
  }

  @Test
  void withoutWindowsThereIsNoLimit() {
    RateBudget budget = budget();
    IntStream.range(0, 1000).forEach(i -> budget.take());

    assertThat(store.load("test.budget")).isEmpty();
  }

  private RateBudget budget(RateWindow... windows) {
    return RateBudget.of("test", store, clock, List.of(windows), RateBudgetTest::usages);
  }

  private static List<RateHeaders.Usage> usages(Map<String, String> headers) {
    return headers.isEmpty()
        ? List.of()
        : List.of(
            new RateHeaders.Usage(
                "quarter",
                Integer.parseInt(headers.getOrDefault("limit", "")),
                Integer.parseInt(headers.getOrDefault("used", ""))));
  }

  private static int takeAll(RateBudget budget) {
    int taken = 0;
    while (true) {
      try {
        budget.take();
        taken++;
      } catch (RateLimited e) {
        if (!e.code().equals("test.budget-busy")) {
          return taken;
        }
      }
    }
  }
}
