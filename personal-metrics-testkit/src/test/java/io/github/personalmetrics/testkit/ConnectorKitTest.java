package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.FetchRequest.Resume;
import io.github.personalmetrics.source.FetchRequest.Window;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit lets no connector pass that an engine could not work with. */
class ConnectorKitTest {

  private static final Instant LAST_DAY = Instant.parse("2026-03-09T00:00:00Z");

  /** One test of the kit. */
  interface Check {
    void of(ConnectorKit kit) throws Exception;
  }

  /** What is wrong with a connector: it sees every request, and the answer of a good one. */
  interface Fault {
    Page in(FetchRequest request, Page page);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsFound(String name, Check check, UnaryOperator<SourceConnector> fault) {
    assertThatCode(() -> check.of(new Faulty(good -> good))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check.of(new Faulty(fault))).isInstanceOf(AssertionError.class);
  }

  @Test
  void aFailureIsPassedOn() {
    assertThatThrownBy(
            () ->
                new Faulty(
                        of(
                            (request, page) -> {
                              if (request instanceof Resume resume && !resume.cursor().isStart()) {
                                throw new SourceException.InvalidResponse("x", "x", "x", null);
                              }
                              return page;
                            }))
                    .readingOnFromTheEndGivesNothingNew())
        .isInstanceOf(SourceException.InvalidResponse.class);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "records of another source",
            ConnectorKit::aReadFromTheStartGivesEveryRecordOnce,
            (request, page) ->
                page.withRecords(List.of(Records.run("1", LAST_DAY, 9_000)), List.of())),
        fault(
            "rejections of another source",
            ConnectorKit::aReadFromTheStartGivesEveryRecordOnce,
            (request, page) -> page.withRejected(List.of(Records.rejection(ACTIVITIES, "1", "x")))),
        fault(
            "a record is left out",
            ConnectorKit::aReadFromTheStartGivesEveryRecordOnce,
            (request, page) -> only(page, record -> !page.records().get(0).equals(record))),
        fault(
            "the cursor does not move",
            ConnectorKit::aReadFromTheStartGivesEveryRecordOnce,
            (request, page) ->
                request instanceof Resume resume
                    ? Page.more(page.records(), resume.cursor())
                    : page),
        fault(
            "the cursor comes back",
            ConnectorKit::theCursorMovesWhileThereIsMoreAndNeverComesBack,
            (request, page) -> page.hasMore() ? page : Page.more(page.records(), Cursor.of("7"))),
        fault(
            "an empty provider has more",
            ConnectorKit::anEmptyProviderGivesAnEmptyLastPage,
            (request, page) -> Page.more(page.records(), Cursor.of("1"))),
        arguments(
            "a page is given once", (Check) ConnectorKit::everyPageCanBeAskedForAgain, forgetful()),
        arguments(
            "keys are new on every read",
            (Check) ConnectorKit::keysAndContentAreTheSameOnEveryRead,
            newKeys()),
        arguments(
            "the recipe is new on every read",
            (Check) ConnectorKit::sourceAndRecipeAreSaidAndStayTheSame,
            newRecipes()),
        fault(
            "a late arrival is not found",
            ConnectorKit::whatIsNewOrChangedIsFoundFromTheStoredCursor,
            (request, page) ->
                request instanceof Resume resume && !resume.cursor().isStart()
                    ? only(page, record -> record.at().isAfter(LAST_DAY))
                    : page),
        fault(
            "too much is too old",
            ConnectorKit::whatIsTooOldMayBeLeftOutAndNothingElse,
            (request, page) ->
                request instanceof Resume resume
                    ? only(
                        page,
                        record ->
                            resume.notBefore().equals(Instant.MIN)
                                || record.at().isAfter(resume.notBefore().plusSeconds(90_000)))
                    : page),
        fault(
            "a claim that is not true",
            ConnectorKit::readingOnFromTheEndGivesNothingNew,
            (request, page) -> page.withCovers(TimeRange.ALL)),
        fault(
            "a claim of more than was asked for",
            ConnectorKit::aSliceGivesItsRecordsAndNoOthers,
            (request, page) -> page.withCovers(TimeRange.ALL)),
        fault(
            "a claim of less without more behind it",
            ConnectorKit::aSliceGivesItsRecordsAndNoOthers,
            (request, page) -> request instanceof Window ? firstPartOf(page, page.covers()) : page),
        fault(
            "more behind nothing",
            ConnectorKit::aSliceGivesItsRecordsAndNoOthers,
            (request, page) ->
                request instanceof Window ? Page.more(page.records(), Cursor.START) : page),
        arguments(
            "a slice is everything",
            (Check) ConnectorKit::aSliceGivesItsRecordsAndNoOthers,
            asking(range -> TimeRange.ALL)),
        arguments(
            "a slice has its end",
            (Check) ConnectorKit::aSliceIsHalfOpen,
            asking(
                range ->
                    range.to().equals(Instant.MAX)
                        ? range
                        : TimeRange.of(range.from(), range.to().plusNanos(1)))),
        arguments(
            "days without records repeat others",
            (Check) ConnectorKit::aTimeWithoutRecordsGivesAnEmptyAnswer,
            asking(range -> TimeRange.ALL)),
        arguments(
            "deleted records live on", (Check) ConnectorKit::whatWasDeletedIsInNoSlice, hoard()),
        arguments(
            "deleted records are claimed to live on",
            (Check) ConnectorKit::readingASliceAgainDeletesWhatTheProviderDeletedAndNothingElse,
            hoard()),
        arguments(
            "a track that changes",
            (Check) ConnectorKit::aTrackIsTheSameEachTimeItIsAskedFor,
            (UnaryOperator<SourceConnector>) Tracked::new),
        fault(
            "rows that are rejected",
            ConnectorKit::theFirstSyncStoresEverythingAndTheSecondWritesNothing,
            (request, page) -> page.withRejected(List.of(Records.rejection(MEASURES, "1", "x")))),
        arguments(
            "content is new on every read",
            (Check) ConnectorKit::theFirstSyncStoresEverythingAndTheSecondWritesNothing,
            newContent()),
        fault(
            "a new record is not found",
            ConnectorKit::aSyncStoresWhatIsNewOrChanged,
            (request, page) ->
                request instanceof Resume resume && !resume.cursor().isStart()
                    ? only(page, record -> record.at().isBefore(LAST_DAY))
                    : page),
        fault(
            "nothing is left when something is too old",
            ConnectorKit::aRetentionKeepsWhatIsRecentDayAfterDay,
            (request, page) ->
                request instanceof Resume resume && resume.notBefore().isAfter(Instant.MIN)
                    ? only(page, record -> false)
                    : page));
  }

  private static Arguments fault(String name, Check check, Fault fault) {
    return arguments(name, check, of(fault));
  }

  private static UnaryOperator<SourceConnector> of(Fault fault) {
    return good -> new Wrapped(good, request -> fault.in(request, good.fetch(request)));
  }

  private static UnaryOperator<SourceConnector> asking(UnaryOperator<TimeRange> other) {
    return good ->
        new Wrapped(
            good,
            request ->
                request instanceof Window window
                    ? good.fetch(FetchRequest.window(other.apply(window.range())))
                        .withCovers(window.range())
                    : good.fetch(request));
  }

  /** It remembers what it gave. */
  private static UnaryOperator<SourceConnector> forgetful() {
    Set<RecordKey> given = new HashSet<>();
    return of((request, page) -> only(page, record -> given.add(record.key())));
  }

  /** It gives again what it once gave. */
  private static UnaryOperator<SourceConnector> hoard() {
    Map<RecordKey, HealthRecord> known = new LinkedHashMap<>();
    return of(
        (request, page) -> {
          page.records().forEach(record -> known.put(record.key(), record));
          return request instanceof Window window
              ? page.withRecords(
                  known.values().stream().filter(it -> window.range().contains(it.at())).toList(),
                  List.of())
              : page;
        });
  }

  private static UnaryOperator<SourceConnector> newKeys() {
    int[] count = new int[1];
    return of(
        (request, page) ->
            page.withRecords(
                page.records().stream()
                    .<HealthRecord>map(it -> weight("n" + count[0]++, it.at(), "80"))
                    .toList(),
                List.of()));
  }

  private static UnaryOperator<SourceConnector> newContent() {
    int[] count = new int[1];
    return of(
        (request, page) ->
            page.withRecords(
                page.records().stream()
                    .<HealthRecord>map(
                        it ->
                            measurement(it.key().externalId())
                                .at(it.at())
                                .weight("80." + count[0]++)
                                .build())
                    .toList(),
                List.of()));
  }

  private static UnaryOperator<SourceConnector> newRecipes() {
    int[] count = new int[1];
    return good ->
        new SourceConnector() {
          @Override
          public SourceId source() {
            return good.source();
          }

          @Override
          public String recipe() {
            return "recipe " + count[0]++;
          }

          @Override
          public Page fetch(FetchRequest request) {
            return good.fetch(request);
          }
        };
  }

  private static Page only(Page page, Predicate<HealthRecord> wanted) {
    return page.withRecords(page.records().stream().filter(wanted).toList(), page.rejected());
  }

  private static Page firstPartOf(Page page, TimeRange covers) {
    var middle = Instant.parse("2026-02-20T00:00:00Z");
    var half = covers.contains(middle) ? TimeRange.of(covers.from(), middle) : covers;
    return only(page, record -> half.contains(record.at())).withCovers(half);
  }

  private static final class Faulty extends ScriptedConnectorKitTest.Scripted {

    private final UnaryOperator<SourceConnector> fault;

    Faulty(UnaryOperator<SourceConnector> fault) {
      super(ScriptedConnector.of(MEASURES).pageSize(7));
      this.fault = fault;
    }

    @Override
    protected SourceConnector connector(Clock clock) {
      return fault.apply(super.connector(clock));
    }
  }

  private record Wrapped(SourceConnector good, Function<FetchRequest, Page> work)
      implements SourceConnector {

    @Override
    public SourceId source() {
      return good.source();
    }

    @Override
    public Page fetch(FetchRequest request) {
      return work.apply(request);
    }
  }

  /** Its tracks grow a sample at a time. */
  private static final class Tracked implements SourceConnector, TrackSource {

    private static int samples = 1;

    private final SourceConnector good;

    Tracked(SourceConnector good) {
      this.good = good;
    }

    @Override
    public SourceId source() {
      return good.source();
    }

    @Override
    public Page fetch(FetchRequest request) {
      return good.fetch(request);
    }

    @Override
    public Optional<Track> track(RecordKey key) {
      samples++;
      int[] millis = Stream.iterate(0, i -> i + 1000).limit(samples).mapToInt(i -> i).toArray();
      return Optional.of(Track.of(millis, Map.of(Track.Channel.ALTITUDE, new double[samples])));
    }
  }
}
