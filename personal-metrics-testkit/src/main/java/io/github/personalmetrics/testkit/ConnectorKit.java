package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.SourceRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a {@link SourceConnector} must do: implement {@link #connector} and {@link #providerHas} and
 * get these tests, of the connector alone and of the engine that runs it. A cursor that is too long
 * fails them too: there is no {@link Cursor} of more than 4096 characters.
 */
public abstract class ConnectorKit {

  private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-09");
  private static final SourcePolicy FORTNIGHT = SourcePolicy.OPEN.withRetention(Period.ofDays(14));

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final SyncedStore store = new SyncedStore(clock);
  private final SortedMap<LocalDate, Integer> days = new TreeMap<>();

  protected ConnectorKit() {}

  /**
   * The connector under test. It is asked for again after the provider changed, and may be another
   * one each time: a connector has no memory.
   *
   * @param clock what the connector takes for now, if it needs to know
   */
  protected abstract SourceConnector connector(Clock clock) throws Exception;

  /**
   * From now on the provider has one record on each of these days, in UTC and at any time of the
   * day, and nothing else; perhaps there are none. This is called before the connector is asked
   * for.
   *
   * @param days to each a number from 50 to 150 that has to be part of its record: a weight, the
   *     kilometres of a run. A day that was there before is the same record, edited if its number
   *     is another one; a day that is not there any more was deleted
   */
  protected abstract void providerHas(SortedMap<LocalDate, Integer> days) throws Exception;

  /**
   * How many records the provider has when it has many: enough for some pages, 40 or more. Override
   * it, or make the pages of the provider small.
   */
  protected int many() {
    return 40;
  }

  @Test
  void anEmptyProviderGivesAnEmptyLastPage() throws Exception {
    provide();
    Page page = connector().fetch(FetchRequest.resume(Cursor.START));

    assertThat(page.records()).isEmpty();
    assertThat(page.rejected()).isEmpty();
    assertThat(page.hasMore()).isFalse();
    Page again = connector().fetch(FetchRequest.resume(page.next()));
    assertThat(again.records()).isEmpty();
    assertThat(again.hasMore()).isFalse();
    assertThat(Reading.slice(connector(), TimeRange.ALL).records()).isEmpty();
  }

  @Test
  void aReadFromTheStartGivesEveryRecordOnce() throws Exception {
    fill();
    Reading all = readAll();

    assertThat(all.fingerprints()).hasSize(many());
    assertThat(all.records())
        .extracting(Reading::dayOf)
        .containsExactlyInAnyOrderElementsOf(days.keySet());
    assertThat(all.pages()).allMatch(page -> page.rejected().isEmpty());
    all.assertClaimsAreTrue(all.records());
  }

  @Test
  void theCursorMovesWhileThereIsMoreAndNeverComesBack() throws Exception {
    fill();

    assertThat(readAll().asked()).doesNotHaveDuplicates();
  }

  @Test
  void everyPageCanBeAskedForAgain() throws Exception {
    fill();
    Reading all = readAll();

    for (int i = 0; i < all.pages().size(); i++) {
      Page page = all.pages().get(i);
      var stored = Cursor.of(all.asked().get(i).value());
      Page again = connector().fetch(FetchRequest.resume(stored));
      assertThat(Reading.fingerprints(again.records()))
          .isEqualTo(Reading.fingerprints(page.records()));
      assertThat(again.hasMore()).isEqualTo(page.hasMore());
    }
  }

  @Test
  void keysAndContentAreTheSameOnEveryRead() throws Exception {
    fill();
    Map<RecordKey, String> first = readAll().fingerprints();

    assertThat(readAll().fingerprints()).isEqualTo(first);
    provide();
    assertThat(readAll().fingerprints()).isEqualTo(first);
  }

  @Test
  void sourceAndRecipeAreSaidAndStayTheSame() throws Exception {
    fill();
    SourceConnector connector = connector();
    String recipe = connector.recipe();
    readAll();
    days.put(LAST_DAY, 77);
    provide();

    assertThat(recipe).isNotBlank();
    assertThat(connector().recipe()).isEqualTo(recipe);
    assertThat(connector().source()).isEqualTo(connector.source());
  }

  @Test
  void readingOnFromTheEndGivesNothingNew() throws Exception {
    fill();
    Reading all = readAll();
    Reading on = readOn(all);

    assertThat(all.fingerprints()).containsAllEntriesOf(on.fingerprints());
    on.assertClaimsAreTrue(all.records());
    assertThat(all.fingerprints()).containsAllEntriesOf(readOn(on).fingerprints());
  }

  @Test
  void whatIsNewOrChangedIsFoundFromTheStoredCursor() throws Exception {
    fill();
    LocalDate late = LAST_DAY.minusDays(4);
    LocalDate edited = LAST_DAY.minusDays(2);
    days.remove(LAST_DAY);
    days.remove(late);
    provide();
    Reading before = readAll();

    days.put(LAST_DAY, 81);
    days.put(late, 82);
    days.merge(edited, 1, Integer::sum);
    provide();
    Reading on = readOn(before);

    assertThat(on.records()).extracting(Reading::dayOf).contains(LAST_DAY, late, edited);
    assertThat(on.fingerprints())
        .containsKey(before.on(edited).key())
        .doesNotContainEntry(
            before.on(edited).key(), before.fingerprints().get(before.on(edited).key()));
    assertThat(readAll().fingerprints()).hasSize(many()).containsAllEntriesOf(on.fingerprints());
    on.assertClaimsAreTrue(readAll().records());
  }

  @Test
  void whatIsTooOldMayBeLeftOutAndNothingElse() throws Exception {
    fill();
    Reading all = readAll();
    for (Instant notBefore :
        List.of(start(LAST_DAY.minusDays(10)), start(LAST_DAY.minusDays(9)).minusNanos(1))) {
      Reading recent = Reading.from(connector(), Cursor.START, notBefore);
      List<HealthRecord> wanted =
          all.records().stream().filter(record -> !record.at().isBefore(notBefore)).toList();

      assertThat(recent.fingerprints()).containsAllEntriesOf(Reading.fingerprints(wanted));
      assertThat(all.fingerprints()).containsAllEntriesOf(recent.fingerprints());
      recent.assertClaimsAreTrue(wanted);
      Reading on = Reading.from(connector(), recent.end(), notBefore.plusSeconds(86_400));
      assertThat(all.fingerprints()).containsAllEntriesOf(on.fingerprints());
    }
    Reading none = Reading.from(connector(), Cursor.START, clock.instant());
    assertThat(all.fingerprints()).containsAllEntriesOf(none.fingerprints());
  }

  @Test
  void aSliceGivesItsRecordsAndNoOthers() throws Exception {
    fill();
    List<HealthRecord> all = readAll().records();
    Instant from = start(LAST_DAY.minusDays(30));
    Instant to = start(LAST_DAY.minusDays(5));

    for (TimeRange range :
        List.of(
            TimeRange.of(from, to),
            TimeRange.of(from.plusNanos(1), to.plusMillis(500)),
            TimeRange.before(to),
            TimeRange.of(from, Instant.MAX),
            TimeRange.ALL)) {
      assertSlice(range, all);
    }
  }

  @Test
  void aSliceIsHalfOpen() throws Exception {
    fill();
    Reading all = readAll();
    Instant from = all.on(LAST_DAY.minusDays(3)).at();
    Instant to = all.on(LAST_DAY.minusDays(2)).at();

    assertThat(assertSlice(TimeRange.of(from, to), all.records())).hasSize(1);
    assertThat(assertSlice(TimeRange.of(from, to.plusNanos(1)), all.records())).hasSize(2);
    assertThat(assertSlice(TimeRange.of(from.plusNanos(1), to), all.records())).isEmpty();
  }

  @Test
  void aTimeWithoutRecordsGivesAnEmptyAnswer() throws Exception {
    fill();
    LocalDate free = LAST_DAY.minusDays(6);
    days.remove(free);
    provide();

    for (TimeRange range :
        List.of(
            TimeRange.of(start(free), start(free.plusDays(1))),
            TimeRange.of(start(LAST_DAY.minusYears(2)), start(LAST_DAY.minusYears(1))),
            TimeRange.of(start(LAST_DAY.plusDays(1)), start(LAST_DAY.plusYears(1))))) {
      assertThat(Reading.slice(connector(), range).records()).isEmpty();
    }
  }

  @Test
  void whatWasDeletedIsInNoSlice() throws Exception {
    fill();
    Reading before = readAll();
    HealthRecord gone = before.on(LAST_DAY.minusDays(3));
    days.remove(Reading.dayOf(gone));
    provide();

    Reading slice = Reading.slice(connector(), aDayAround(gone));
    assertThat(slice.fingerprints()).doesNotContainKey(gone.key());
    slice.assertClaimsAreTrue(readAll().records());
    Reading on = readOn(before);
    assertThat(on.fingerprints()).doesNotContainKey(gone.key());
    on.assertClaimsAreTrue(readAll().records());
  }

  /** Holds only a connector that is a {@link TrackSource} too. */
  @Test
  void aTrackIsTheSameEachTimeItIsAskedFor() throws Exception {
    fill();
    if (connector() instanceof TrackSource tracks) {
      for (HealthRecord record : readAll().records().subList(0, 3)) {
        assertThat(tracks.track(record.key())).isEqualTo(tracks.track(record.key()));
      }
    }
  }

  @Test
  void theFirstSyncStoresEverythingAndTheSecondWritesNothing() throws Exception {
    fill();
    SourceRun first = store.sync(connector());
    String version = store.version();

    assertThat(first.counts().created()).isEqualTo(many());
    assertThat(Reading.fingerprints(store.records())).isEqualTo(readAll().fingerprints());
    SyncedStore.assertNothingWritten(store.sync(connector()));
    SyncedStore.assertNothingWritten(store.syncAll(connector()));
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void aSyncStoresWhatIsNewOrChanged() throws Exception {
    fill();
    days.remove(LAST_DAY);
    provide();
    store.sync(connector());
    days.put(LAST_DAY, 81);
    days.merge(LAST_DAY.minusDays(3), 1, Integer::sum);
    provide();
    SourceRun second = store.sync(connector());

    assertThat(second.counts().created()).isEqualTo(1);
    assertThat(second.counts().changed()).isEqualTo(1);
    assertThat(Reading.fingerprints(store.records())).isEqualTo(readAll().fingerprints());
  }

  @Test
  void readingASliceAgainDeletesWhatTheProviderDeletedAndNothingElse() throws Exception {
    fill();
    store.sync(connector());
    HealthRecord gone = readAll().on(LAST_DAY.minusDays(3));
    TimeRange range = aDayAround(gone);
    SyncedStore.assertNothingWritten(store.reread(connector(), range));

    days.remove(Reading.dayOf(gone));
    provide();
    boolean claimed = Reading.slice(connector(), range).covering(gone.at()).isPresent();
    SourceRun run = store.reread(connector(), range);

    assertThat(run.counts().deleted()).isEqualTo(claimed ? 1 : 0);
    assertThat(run.counts().created() + run.counts().changed()).isZero();
    assertThat(Reading.fingerprints(store.records()))
        .hasSize(many() - (claimed ? 1 : 0))
        .containsAllEntriesOf(readAll().fingerprints());
  }

  @Test
  void aRetentionKeepsWhatIsRecentDayAfterDay() throws Exception {
    fill();
    List<HealthRecord> all = readAll().records();
    for (int day = 0; day < 3; day++) {
      SourceRun run = store.sync(connector(), FORTNIGHT);
      Instant notBefore = FORTNIGHT.notBefore(clock.instant());

      assertThat(run.counts().created()).isEqualTo(day == 0 ? store.records().size() : 0);
      assertThat(run.counts().changed() + run.counts().deleted()).isZero();
      assertThat(Reading.fingerprints(store.records()))
          .isNotEmpty()
          .isEqualTo(
              Reading.fingerprints(
                  all.stream().filter(record -> !record.at().isBefore(notBefore)).toList()));
      clock.advance(Duration.ofDays(1));
    }
  }

  private void fill() throws Exception {
    for (int i = 0; i < many(); i++) {
      days.put(LAST_DAY.minusDays(i), 60 + i % 37);
    }
    provide();
  }

  private void provide() throws Exception {
    providerHas(Collections.unmodifiableSortedMap(new TreeMap<>(days)));
  }

  private SourceConnector connector() throws Exception {
    return connector(clock);
  }

  private Reading readAll() throws Exception {
    return Reading.from(connector(), Cursor.START, Instant.MIN);
  }

  private Reading readOn(Reading before) throws Exception {
    return Reading.from(connector(), before.end(), Instant.MIN);
  }

  private List<HealthRecord> assertSlice(TimeRange range, List<HealthRecord> all) throws Exception {
    Reading slice = Reading.slice(connector(), range);
    assertThat(slice.fingerprints())
        .as("all of %s", range)
        .isEqualTo(
            Reading.fingerprints(
                all.stream().filter(record -> range.contains(record.at())).toList()));
    slice.assertClaimsAreTrue(all);
    return slice.records();
  }

  private static TimeRange aDayAround(HealthRecord record) {
    return TimeRange.of(start(Reading.dayOf(record)), start(Reading.dayOf(record).plusDays(1)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
