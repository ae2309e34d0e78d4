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
  void twoRecordsOfOneSourceAreNeverOneRun() {
    Activity first = Runs.of(Runs.WATCH, "a").build();
    Activity second = Runs.of(Runs.WATCH, "b").after(40).build();
    Activity phone = Runs.of(Runs.PHONE, "p").after(30).build();

    assertThat(ANY.groups(List.of(first, second))).hasSize(2);
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
        assertThat(sources.add(one.key().source())).isTrue();
        for (Activity other : group.records()) {
          assertThat(Duration.between(one.at(), other.at()).abs())
              .isLessThanOrEqualTo(Duration.ofSeconds(60));
        }
      }
      if (sources.contains(Runs.PHONE)) {
        assertThat(group.activity().key().source()).isEqualTo(Runs.PHONE);
      }
    }
  }

  /** Three sources, many records within two minutes of each other and about as long. */
  @Provide
  Arbitrary<List<Activity>> records() {
    var run =
        Combinators.combine(
                Arbitraries.of(Runs.WATCH, Runs.PHONE, THIRD),
                Arbitraries.integers().between(0, 240),
                Arbitraries.integers().between(0, 20),
                Arbitraries.of(Sport.RUN, Sport.RUN, Sport.TRAIL_RUN, Sport.RIDE))
            .as(
                (source, seconds, hundreds, sport) ->
                    Runs.of(source, "?")
                        .after(seconds)
                        .metres(10_000 + hundreds * 25)
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
    return Runs.of(run.source(), id).at(run.at()).metres(run.metres()).sport(run.sport());
  }

  private static Group only(List<Group> groups) {
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }
}
