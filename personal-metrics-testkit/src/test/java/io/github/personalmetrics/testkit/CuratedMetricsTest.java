package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What statistics see: the person's word counts more than the provider's. */
class CuratedMetricsTest {

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final SubjectStore me = new InMemoryStore(clock).open(SubjectId.of("me"));
  private final CuratedMetrics curated = new CuratedMetrics(me);
  private final Measurement guest =
      Records.measurement("guest")
          .at(AT.plusSeconds(9))
          .weight("60")
          .quality(Quality.AMBIGUOUS_OWNER)
          .build();

  @BeforeEach
  void store() {
    TestCommit.to(me, MEASURES, clock)
        .records(weight("a", AT, "80"), weight("b", AT, "81"), weight("c", AT, "82"), guest)
        .commit();
    TestCommit.to(me, ACTIVITIES, clock).records(run("run", AT.plusSeconds(1), 5_000)).commit();
  }

  @Test
  void withoutAWordEverythingIsAsItIsStored() {
    assertThat(curated.find(RecordQuery.all())).isEqualTo(me.metrics().find(RecordQuery.all()));
    assertThat(values()).containsExactly(80, 81, 82);
  }

  @Test
  void whatIsExcludedOrSomebodyElsesIsLeftOut() {
    say("b", Verdict.EXCLUDE);
    say("c", Verdict.NOT_MINE);

    assertThat(values()).containsExactly(80);
    assertThat(curated.curate(weight("b", AT, "81"))).isEmpty();
    assertThat(me.metrics().find(RecordQuery.all())).hasSize(5);
  }

  @Test
  void whatIsClaimedOrIncludedCountsWhateverTheProviderThinks() {
    say("guest", Verdict.MINE);
    assertThat(values()).containsExactly(80, 81, 82, 60);
    assertThat(curated.latest(RecordQuery.measurements()))
        .contains(guest.withQuality(Quality.CONFIRMED));

    say("guest", Verdict.INCLUDE);
    assertThat(values()).containsExactly(80, 81, 82, 60);
    me.notes().withdraw(guest.key());
    assertThat(values()).containsExactly(80, 81, 82);
  }

  @Test
  void anyKindOfRecordCanBeLeftOut() {
    me.notes().annotate(new Annotation(RecordKey.of(ACTIVITIES, "run"), Verdict.EXCLUDE, AT));
    assertThat(curated.find(RecordQuery.activities())).isEmpty();
    assertThat(curated.latest(RecordQuery.activities())).isEmpty();
  }

  @Test
  void whatIsHeldAsDeletedIsLeftOutUntilItIsDecided() {
    TestCommit.to(me, MEASURES, clock).held("a", "c").commit();
    assertThat(values()).containsExactly(81);

    TestCommit.to(me, MEASURES, clock).records(weight("c", AT, "82")).commit();
    assertThat(values()).containsExactly(81, 82);
  }

  @Test
  void theLatestIsTheLastThatCounts() {
    say("guest", Verdict.EXCLUDE);
    say("c", Verdict.EXCLUDE);
    assertThat(latestWeight()).isEqualTo("b");
    say("b", Verdict.EXCLUDE);
    assertThat(latestWeight()).isEqualTo("a");
    say("a", Verdict.EXCLUDE);
    assertThat(curated.latest(RecordQuery.measurements(Metric.BODY_WEIGHT))).isEmpty();
  }

  private String latestWeight() {
    return curated
        .latest(RecordQuery.measurements(Metric.BODY_WEIGHT))
        .map(HealthRecord::key)
        .orElseThrow()
        .externalId();
  }

  private void say(String id, Verdict verdict) {
    me.notes().annotate(new Annotation(RecordKey.of(MEASURES, id), verdict, clock.instant()));
  }

  private List<Integer> values() {
    TimeSeries series = TimeSeries.of(curated, Metric.BODY_WEIGHT);
    return IntStream.range(0, series.size()).mapToObj(i -> (int) series.value(i)).toList();
  }
}
