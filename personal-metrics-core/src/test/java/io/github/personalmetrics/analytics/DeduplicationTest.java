package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.Deduplication.Group;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeduplicationTest {

  private static final Deduplication ANY = Deduplication.WITHOUT_PREFERENCE;
  private static final SourceId THIRD = SourceId.of("third", "runs");

  @Test
  void tenRunsInTwoSourcesAreTenRunsInAnyOrder() {
    var records = new ArrayList<Activity>();
    for (int day = 0; day < 10; day++) {
      Runs run = Runs.onDay(day).metres(5_000 + day * 1_000);
      records.add(run.build());
      records.add(
          Runs.of(Runs.PHONE, "p" + day).at(run.at()).after(20).metres(run.metres() + 40).build());
    }
    List<Activity> once = ANY.once(records);
    var totals = ActivityTotals.of(once);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(records, new Random(seed));

      assertThat(ANY.once(records)).hasSize(10).isEqualTo(once);
      assertThat(Running.of(records, ANY).totals()).isEqualTo(totals);
    }
  }

  @Test
  void thePreferredSourceStandsForAllAndEveryCopyStaysReachable() {
    Activity watch = Runs.of(Runs.WATCH, "w").build();
    Activity phone = Runs.of(Runs.PHONE, "p").after(10).build();
    Activity third = Runs.of(THIRD, "t").after(20).build();
    List<Activity> records = List.of(third, watch, phone);

    Group group = only(Deduplication.preferring(List.of(THIRD, Runs.PHONE)).groups(records));
    assertThat(group.activity()).isEqualTo(third);
    assertThat(group.copies()).containsExactly(watch, phone);
    assertThat(group.records()).containsExactly(watch, phone, third);
    assertThat(only(Deduplication.preferring(List.of(Runs.PHONE)).groups(records)).activity())
        .isEqualTo(phone);
    assertThat(only(ANY.groups(records)).activity()).isEqualTo(watch);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10000, run, 1",
    "60, 10000, run, 1",
    "60.001, 10000, run, 2",
    "-60, 10000, run, 1",
    "0, 10204, trail-run, 1",
    "0, 10205, run, 2",
    "0, 9800, virtual-run, 1",
    "0, 9799, run, 2",
    "0, 10000, ride, 2"
  })
  void aDuplicateStartsWithinAMinuteIsAsLongAndOfTheSameFamily(
      double later, double metres, String sport, int activities) {
    Activity watch = Runs.of(Runs.WATCH, "w").build();
    Activity phone =
        Runs.of(Runs.PHONE, "p").after(later).metres(metres).sport(new Sport(sport)).build();

    assertThat(ANY.once(List.of(watch, phone))).hasSize(activities);
  }

  @Test
  void severalDevicesThatTellOneSourceAreOneRun() {
    Activity watch = Runs.of(Runs.WATCH, "a").build();
    Activity bike = Runs.of(Runs.WATCH, "b").after(40).metres(10_150).build();
    Activity belt = Runs.of(Runs.WATCH, "c").after(20).metres(9_990).build();
    Activity phone = Runs.of(Runs.PHONE, "p").after(30).build();

    assertThat(only(ANY.groups(List.of(bike, watch))).activity()).isEqualTo(watch);
    assertThat(only(ANY.groups(List.of(belt, bike, watch))).records())
        .containsExactly(watch, belt, bike);
    assertThat(only(ANY.groups(List.of(belt, phone, bike, watch))).records())
        .containsExactly(watch, belt, phone, bike);
  }

  /** Each takes a minute. */
  @ParameterizedTest
  @CsvSource({
    "55, 60, 2",
    "30, 60, 2",
    "29.999, 60, 1",
    "0, 60, 1",
    "0, 1, 1",
    "59, 1, 1",
    "0, 0, 2"
  })
  void twoRecordsOfOneSourceAreOneRunIfTheyShareMostOfTheShorterOne(
      double later, double seconds, int activities) {
    Activity first = Runs.of(Runs.WATCH, "a").metres(400).time(60, 60).build();
    Runs second = Runs.of(Runs.WATCH, "b").metres(400).time(seconds, seconds).after(later);
    Activity phone = Runs.of(Runs.PHONE, "p").metres(400).time(seconds, seconds).build();

    assertThat(ANY.once(List.of(first, second.build()))).hasSize(activities);
    assertThat(ANY.once(List.of(first, phone))).as("two sources may start anew").hasSize(1);
  }

  @Test
  void aRecordOfAnotherSourceJoinsTheNearestOfTwoRunsInARow() {
    Activity first = Runs.of(Runs.WATCH, "a").time(50, 50).build();
    Activity second = Runs.of(Runs.WATCH, "b").time(50, 50).after(40).build();
    Activity phone = Runs.of(Runs.PHONE, "p").time(50, 50).after(30).build();

    assertThat(ANY.groups(List.of(first, second, phone)))
        .extracting(Group::records)
        .containsExactly(List.of(first), List.of(phone, second));
  }

  @Test
  void aChainOfNearRecordsIsNoLongerThanAMinute() {
    Activity first = Runs.of(Runs.WATCH, "a").build();
    Activity second = Runs.of(Runs.PHONE, "b").after(50).build();
    Activity third = Runs.of(THIRD, "c").after(90).build();

    assertThat(ANY.groups(List.of(first, second, third)))
        .extracting(Group::records)
        .containsExactly(List.of(first), List.of(second, third));
  }

  @Test
  void treadmillsThatMeasureNothingAreDuplicatesAllTheSame() {
    assertThat(
            ANY.once(
                List.of(
                    Runs.of(Runs.WATCH, "w").metres(0).build(),
                    Runs.of(Runs.PHONE, "p").metres(0).build())))
        .hasSize(1);
    assertThat(
            ANY.once(
                List.of(
                    Runs.of(Runs.WATCH, "w").metres(0).build(),
                    Runs.of(Runs.PHONE, "p").metres(5_000).build())))
        .hasSize(2);
    assertThat(ANY.once(List.of())).isEmpty();
  }

  @Property(tries = 500)
  void noOrderOfTheRecordsChangesTheGroups(
      @ForAll("records") List<Activity> records, @ForAll Random random) {
    List<Group> expected = ANY.groups(records);
    var shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);

    assertThat(ANY.groups(shuffled)).isEqualTo(expected);
    assertThat(Running.of(shuffled, ANY).totals()).isEqualTo(Running.of(records, ANY).totals());
  }

  @Property(tries = 500)
  void everyRecordIsInOneGroupOfRecordsThatAreNear(@ForAll("records") List<Activity> records) {
    List<Group> groups = Deduplication.preferring(List.of(Runs.PHONE)).groups(records);

    assertThat(groups.stream().flatMap(it -> it.records().stream()))
        .containsExactlyInAnyOrderElementsOf(records);
    for (Group group : groups) {
      assertThat(Stream.concat(Stream.of(group.activity()), group.copies().stream()))
          .containsExactlyInAnyOrderElementsOf(group.records());
      var sources = new HashSet<SourceId>();
      for (Activity one : group.records()) {
        sources.add(one.key().source());
        for (Activity other : group.records()) {
          assertThat(Duration.between(one.at(), other.at()).abs())
              .isLessThanOrEqualTo(Duration.ofSeconds(60));
          assertThat(one.key().source().equals(other.key().source()) && !atOnce(one, other))
              .isFalse();
        }
      }
      if (sources.contains(Runs.PHONE)) {
        assertThat(group.activity().key().source()).isEqualTo(Runs.PHONE);
      }
    }
  }

  /** Second by second. */
  private static boolean atOnce(Activity one, Activity other) {
    long from = one.at().getEpochSecond();
    long shared =
        LongStream.range(from, from + one.elapsedTime().toSeconds())
            .filter(it -> it >= other.at().getEpochSecond())
            .filter(it -> it < other.at().plus(other.elapsedTime()).getEpochSecond())
            .count();
    return 2 * shared > Math.min(one.elapsedTime().toSeconds(), other.elapsedTime().toSeconds());
  }

  /** Three sources, many records within four minutes, about as far; some end before others. */
  @Provide
  Arbitrary<List<Activity>> records() {
    var run =
        Combinators.combine(
                Arbitraries.of(Runs.WATCH, Runs.PHONE, THIRD),
                Arbitraries.integers().between(0, 240),
                Arbitraries.integers().between(0, 20),
                Arbitraries.of(Sport.RUN, Sport.RUN, Sport.TRAIL_RUN, Sport.RIDE),
                Arbitraries.of(1, 20, 60, 90))
            .as(
                (source, seconds, hundreds, sport, elapsed) ->
                    Runs.of(source, "?")
                        .after(seconds)
                        .metres(10_000 + hundreds * 25)
                        .time(elapsed, elapsed)
                        .sport(sport));
    return run.list()
        .ofMaxSize(20)
        .map(
            runs ->
                IntStream.range(0, runs.size())
                    .mapToObj(i -> withId(runs.get(i), "id " + i).build())
                    .toList());
  }

  private static Runs withId(Runs run, String id) {
    return Runs.of(run.source(), id)
        .at(run.at())
        .metres(run.metres())
        .time(run.moving(), run.elapsed())
        .sport(run.sport());
  }

  private static Group only(List<Group> groups) {
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }
}
