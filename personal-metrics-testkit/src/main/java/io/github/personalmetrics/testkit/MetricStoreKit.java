package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.session;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What reading a store must do: order, ranges, filters, the last one, and what there is. */
public abstract class MetricStoreKit extends StoreKit {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anEmptyStoreHasNothingAndSaysSo() {
    assertThat(everything()).isEmpty();
    assertThat(metrics().latest(RecordQuery.all())).isEmpty();
    assertThat(metrics().metrics()).isEmpty();
    assertThat(metrics().version()).isEqualTo(metrics().version());
  }

  @Test
  void aScanAscendsByTimeWhateverTheOrderOfStoring() {
    var days = new ArrayList<HealthRecord>();
    for (int day = 0; day < 50; day++) {
      days.add(weight("day-" + day, AT.plus(DAY.multipliedBy(day)), "80"));
    }
    var shuffled = new ArrayList<>(days);
    Collections.shuffle(shuffled, new Random(1));
    page(MEASURES).records(shuffled).commit();

    assertThat(everything()).isEqualTo(days);
  }

  @Test
  void recordsOfOneInstantComeByKey() {
    HealthRecord activity = run("9", AT, 5_000);
    HealthRecord workout = session("5", AT);
    HealthRecord ten = weight("10", AT, "80");
    HealthRecord two = weight("2", AT, "80");
    commit(two, ten);
    commit(activity);
    commit(workout);

    assertThat(everything()).containsExactly(workout, activity, ten, two);
    assertThat(metrics().latest(RecordQuery.all())).contains(two);
  }

  @Test
  void keysSortAsTheirJavaTypeDoesInEveryScript() {
    var records = new ArrayList<HealthRecord>();
    for (String id : List.of("z", "é", "שלום", "\uFB01n", "😀", "Z", "a", "aa", "\uFFFD")) {
      records.add(weight(id, AT, "80"));
    }
    page(MEASURES).records(records).commit();

    records.sort(Comparator.comparing(HealthRecord::key));
    assertThat(everything()).isEqualTo(records);
    assertThat(metrics().latest(RecordQuery.measurements()))
        .map(HealthRecord::key)
        .contains(records.get(records.size() - 1).key());
  }

  @Test
  void aRangeHoldsItsStartAndNotItsEnd() {
    HealthRecord start = weight("start", AT, "80");
    HealthRecord inside = weight("inside", AT.plus(DAY).minusNanos(1), "80");
    HealthRecord before = weight("before", AT.minusNanos(1), "80");
    HealthRecord end = weight("end", AT.plus(DAY), "80");
    commit(end, before, inside, start);

    var query = RecordQuery.measurements();
    assertThat(metrics().find(query.in(AT, AT.plus(DAY)))).isEqualTo(List.of(start, inside));
    assertThat(metrics().find(query.in(AT, AT))).isEmpty();
    assertThat(metrics().find(query.in(Instant.MIN, AT))).isEqualTo(List.of(before));
    assertThat(metrics().find(query.in(AT.plus(DAY), Instant.MAX))).isEqualTo(List.of(end));
  }

  @Test
  void everyInstantIsOrderedAndKeptToTheNanosecond() {
    List<HealthRecord> ascending =
        List.of(
            weight("the first", Instant.MIN, "80"),
            weight("and a bit", Instant.MIN.plusNanos(1), "80"),
            weight("before our era", Instant.parse("-0044-03-15T10:00:00.000000001Z"), "80"),
            weight("just before the epoch", Instant.ofEpochSecond(-1, 999_999_999), "80"),
            weight("the epoch", Instant.EPOCH, "80"),
            weight("just after", Instant.ofEpochSecond(0, 1), "80"),
            weight("far", Instant.parse("+10000-01-01T00:00:00Z"), "80"),
            weight("the last", Instant.MAX.minusNanos(1), "80"));
    var shuffled = new ArrayList<>(ascending);
    Collections.shuffle(shuffled, new Random(2));
    page(MEASURES).records(shuffled).commit();

    assertThat(everything()).isEqualTo(ascending);
    assertThat(metrics().find(RecordQuery.all().in(Instant.MIN, Instant.EPOCH)))
        .isEqualTo(ascending.subList(0, 4));
    assertThat(metrics().find(RecordQuery.all().in(TimeRange.ALL))).hasSize(8);
  }

  @Test
  void filtersHoldAllAtOnce() {
    SourceId scale = SourceId.of("other", "scale");
    HealthRecord fat = measurement("fat").value(Metric.FAT_RATIO, "20").build();
    HealthRecord both =
        measurement("both").weight("80").value(Metric.FAT_RATIO, "21").at(AT.plus(DAY)).build();
    HealthRecord elsewhere = measurement("w").from(scale).weight("81").at(AT.plus(DAY)).build();
    HealthRecord run = run("run", AT, 5_000);
    HealthRecord workout = session("squats", AT);
    commit(fat, both);
    commit(elsewhere);
    commit(run);
    commit(workout);

    assertThat(metrics().find(RecordQuery.measurements())).isEqualTo(List.of(fat, elsewhere, both));
    assertThat(metrics().find(RecordQuery.activities())).isEqualTo(List.of(run));
    assertThat(metrics().find(RecordQuery.workouts())).isEqualTo(List.of(workout));
    assertThat(metrics().find(RecordQuery.all().from(scale))).isEqualTo(List.of(elsewhere));
    assertThat(metrics().find(RecordQuery.activities().from(scale))).isEmpty();
    var weighed = RecordQuery.measurements(Metric.BODY_WEIGHT);
    assertThat(metrics().find(weighed)).isEqualTo(List.of(elsewhere, both));
    assertThat(metrics().find(weighed.from(MEASURES).in(AT, AT.plus(DAY).plusNanos(1))))
        .isEqualTo(List.of(both));
    assertThat(metrics().find(weighed.in(AT, AT.plus(DAY)))).isEmpty();
  }

  @Test
  void theLatestIsTheLastOfTheScan() {
    var random = new Random(3);
    for (int i = 0; i < 40; i++) {
      var builder = measurement("m" + i).at(AT.plus(DAY.multipliedBy(random.nextInt(15))));
      commit((i % 3 == 0 ? builder.value(Metric.FAT_RATIO, "20") : builder).build());
    }
    commit(activity("run").at(AT.plus(DAY.multipliedBy(7))).build());

    for (var query :
        List.of(
            RecordQuery.all(),
            RecordQuery.all().from(MEASURES).in(AT, AT.plus(DAY.multipliedBy(9))),
            RecordQuery.all().in(AT, AT))) {
      List<HealthRecord> all = metrics().find(query);
      assertThat(metrics().latest(query).stream().toList())
          .isEqualTo(all.isEmpty() ? all : all.subList(all.size() - 1, all.size()));
    }
    var fat = RecordQuery.measurements(Metric.FAT_RATIO);
    var found = metrics().find(fat);
    assertThat(metrics().latest(fat)).contains(found.get(found.size() - 1));
  }

  @Test
  void metricsAreCountedById() {
    Metric food = Metric.of("nutrition.food-index", Unit.SCORE);
    commit(
        measurement("1").weight("80").value(food, "3").at(AT.plusNanos(5)).build(),
        measurement("2").weight("81").at(AT.plusNanos(9)).build(),
        measurement("3").weight("82").at(AT.plusNanos(7)).build());

    assertThat(metrics().metrics())
        .containsExactly(
            new MetricInfo(Metric.BODY_WEIGHT, 3, AT.plusNanos(5), AT.plusNanos(9)),
            new MetricInfo(food, 1, AT.plusNanos(5), AT.plusNanos(5)));

    page(MEASURES).deleted("1").commit();
    commit(measurement("2").value(Metric.FAT_RATIO, "20").at(AT.plus(DAY)).build());

    assertThat(metrics().metrics())
        .containsExactly(
            new MetricInfo(Metric.FAT_RATIO, 1, AT.plus(DAY), AT.plus(DAY)),
            new MetricInfo(Metric.BODY_WEIGHT, 1, AT.plusNanos(7), AT.plusNanos(7)))
        .isSortedAccordingTo(Comparator.comparing(MetricInfo::metric));
  }

  @Test
  void aSinkThatThrowsStopsTheScanAndLeavesTheStoreUsable() {
    commit(weight("1", AT, "80"), weight("2", AT.plus(DAY), "81"));
    for (int i = 0; i < 20; i++) {
      var seen = new ArrayList<HealthRecord>();
      assertThatThrownBy(
              () ->
                  metrics()
                      .scan(
                          RecordQuery.all(),
                          record -> {
                            seen.add(record);
                            throw new IllegalStateException("enough");
                          }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("enough");
      assertThat(seen).hasSize(1);
    }
    commit(weight("3", AT.plus(DAY), "82"));

    assertThat(everything()).hasSize(3);
  }

  @Test
  void aSinkMayReadTheStore() {
    commit(weight("1", AT, "80"), weight("2", AT.plus(DAY), "81"));
    var seen = new ArrayList<Integer>();

    metrics()
        .scan(
            RecordQuery.all(),
            outer ->
                metrics().scan(RecordQuery.all(), inner -> seen.add(ledger().rejections().size())));

    assertThat(seen).isEqualTo(List.of(0, 0, 0, 0));
  }
}
