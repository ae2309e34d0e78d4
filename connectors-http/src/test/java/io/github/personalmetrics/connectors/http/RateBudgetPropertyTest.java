package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens, in no window are more calls made than the provider allows. */
class RateBudgetPropertyTest {

  private static final Instant START = Instant.parse("2026-03-01T23:50:00Z");
  private static final int A_MINUTE = 5;
  private static final int A_QUARTER = 12;
  private static final int A_DAY = 40;
  private static final RateWindow MINUTE =
      RateWindow.sliding("minute", A_MINUTE, Duration.ofMinutes(1));
  private static final List<RateWindow> ALIGNED =
      List.of(
          RateWindow.aligned("quarter", A_QUARTER, Duration.ofMinutes(15)),
          RateWindow.aligned("day", A_DAY, Duration.ofDays(1)));

  /** What happens to one of two processes. */
  private enum Kind {
    CALL,
    PASS_TIME,
    RESTART,
    SET_CLOCK_BACK
  }

  private record Event(Kind kind, int process, long seconds) {}

  @Property(tries = 400)
  void noMinuteIsOverspentEvenIfTheClockIsSetBack(@ForAll("events") List<Event> events) {
    List<Long> sent = play(events, List.of(MINUTE), true);

    for (int i = 0; i + A_MINUTE < sent.size(); i++) {
      assertThat(sent.get(i + A_MINUTE) - sent.get(i)).isGreaterThanOrEqualTo(60);
    }
  }

  @Property(tries = 400)
  void noQuarterAndNoDayIsOverspent(@ForAll("events") List<Event> events) {
    List<Long> sent = play(events, ALIGNED, false);

    assertThat(most(sent, 900)).isLessThanOrEqualTo(A_QUARTER);
    assertThat(most(sent, 86_400)).isLessThanOrEqualTo(A_DAY);
  }

  @Property(tries = 200)
  void settingTheClockBackNeverGivesACallBack(
      @ForAll("events") List<Event> events, @ForAll("back") long back) {
    var clock = SettableClock.at(START);
    var spending = RateSpending.none(ALIGNED);
    for (Event event : events) {
      if (event.kind() == Kind.CALL && spending.left(clock.instant()) > 0) {
        spending.spend(1, clock.instant());
      } else if (event.kind() == Kind.PASS_TIME) {
        clock.advance(Duration.ofSeconds(event.seconds()));
      }
    }
    int before = spending.left(clock.instant());
    clock.advance(Duration.ofSeconds(-back));
    spending.settle(clock.instant());

    assertThat(spending.left(clock.instant())).isLessThanOrEqualTo(before);
  }

  @Property(tries = 200)
  void afterTheWaitThereIsACall(@ForAll("events") List<Event> events) {
    var clock = SettableClock.at(START);
    TokenStore store = store(clock);
    for (Event event : events) {
      if (event.kind() == Kind.PASS_TIME) {
        clock.advance(Duration.ofSeconds(event.seconds()));
      }
      try {
        budget(store, clock, ALIGNED).take();
      } catch (RateLimited e) {
        clock.advance(e.retryAfter().orElseThrow());
        budget(store, clock, ALIGNED).take();
      }
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Event> calls =
        Arbitraries.integers().between(0, 1).map(process -> new Event(Kind.CALL, process, 0));
    Arbitrary<Event> others =
        Arbitraries.of(Kind.PASS_TIME, Kind.RESTART, Kind.SET_CLOCK_BACK)
            .flatMap(
                kind ->
                    Arbitraries.longs()
                        .between(0, 2000)
                        .flatMap(
                            seconds ->
                                Arbitraries.integers()
                                    .between(0, 1)
                                    .map(process -> new Event(kind, process, seconds))));
    Arbitrary<Event> moments =
        Arbitraries.longs().between(0, 20).map(seconds -> new Event(Kind.PASS_TIME, 0, seconds));
    return Arbitraries.frequencyOf(Tuple.of(6, calls), Tuple.of(2, moments), Tuple.of(1, others))
        .list()
        .ofMaxSize(150);
  }

  @Provide
  Arbitrary<Long> back() {
    return Arbitraries.longs().between(0, 200_000);
  }

  /**
   * @return when calls were sent, in true seconds; the processes' clock may be behind by then
   */
  private static List<Long> play(List<Event> events, List<RateWindow> windows, boolean back) {
    var clock = SettableClock.at(START);
    TokenStore store = store(clock);
    RateBudget[] processes = {budget(store, clock, windows), budget(store, clock, windows)};
    var sent = new ArrayList<Long>();
    long now = START.getEpochSecond();
    for (Event event : events) {
      switch (event.kind()) {
        case CALL -> {
          try {
            processes[event.process()].take();
            sent.add(now);
          } catch (RateLimited e) {
            assertThat(e.retryAfter()).isPresent();
          }
        }
        case PASS_TIME -> {
          now += event.seconds();
          clock.advance(Duration.ofSeconds(event.seconds()));
        }
        case RESTART -> processes[event.process()] = budget(store, clock, windows);
        case SET_CLOCK_BACK -> {
          if (back) {
            clock.advance(Duration.ofSeconds(-event.seconds()));
          }
        }
      }
    }
    return sent;
  }

  private static long most(List<Long> sent, long window) {
    Map<Long, Long> counts =
        sent.stream()
            .map(at -> at / window)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static TokenStore store(SettableClock clock) {
    return new InMemoryStore(clock).open(SubjectId.of("app")).tokens();
  }

  private static RateBudget budget(
      TokenStore store, SettableClock clock, List<RateWindow> windows) {
    return RateBudget.of("test", store, clock, windows, RateHeaders.NONE);
  }
}
