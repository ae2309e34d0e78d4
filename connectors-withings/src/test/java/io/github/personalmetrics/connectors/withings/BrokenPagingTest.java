package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the provider says about its pages: every read ends, and nothing is passed over. */
class BrokenPagingTest {

  private static final long FIRST = 1_700_000_000;

  private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
  private int calls;

  /** Everything from the cursor on; a read that does not end is a failure. */
  private List<Page> readAll(Cursor from, Function<Map<String, String>, String> answers) {
    var pages = new ArrayList<Page>();
    try (var provider = new Stub(count(answers))) {
      var connector = provider.measures(clock);
      Cursor cursor = from;
      boolean goesOn = true;
      while (goesOn) {
        Page page = connector.fetch(FetchRequest.resume(cursor));
        pages.add(page);
        goesOn = page.hasMore();
        assertThat(goesOn && page.next().equals(cursor)).as("it stands still").isFalse();
        assertThat(calls).isLessThan(500);
        cursor = page.next();
      }
    }
    return pages;
  }

  private Function<Map<String, String>, String> count(
      Function<Map<String, String>, String> answers) {
    return asked -> {
      calls++;
      return answers.apply(asked);
    };
  }

  private static List<String> ids(List<Page> pages) {
    return pages.stream()
        .flatMap(page -> page.records().stream())
        .map(HealthRecord::key)
        .map(key -> key.externalId())
        .toList();
  }

  private static String answer(LongStream rows, String more) {
    var groups =
        rows.mapToObj(
                id ->
                    ("{\"grpid\":%d,\"date\":%d,\"modified\":%d,"
                            + "\"measures\":[{\"value\":80,\"unit\":0,\"type\":1}]}")
                        .formatted(id, FIRST + id * 3600, FIRST + id * 3600))
            .toList();
    return "{\"status\":0,\"body\":{\"updatetime\":1772452800,\"timezone\":\"UTC\","
        + "\"measuregrps\":["
        + String.join(",", groups)
        + "]"
        + more
        + "}}";
  }

  private static LongStream all() {
    return LongStream.range(0, 40);
  }

  /** The rows of the slice that is asked for; if they are many, some of them and {@code more}. */
  private static String slice(Map<String, String> asked, int most, String more) {
    return slice(asked, most, more, 0);
  }

  /** When so many of the first twenty are deleted. */
  private static String slice(Map<String, String> asked, int most, String more, int deleted) {
    String from = asked.getOrDefault("startdate", "0");
    String to = asked.getOrDefault("enddate", "99999999999");
    long[] inside =
        all()
            .filter(id -> id >= Math.min(20, deleted))
            .filter(id -> FIRST + id * 3600 >= Long.parseLong(from))
            .filter(id -> FIRST + id * 3600 <= Long.parseLong(to))
            .toArray();
    return inside.length <= most
        ? answer(LongStream.of(inside), "")
        : answer(LongStream.of(inside).limit(most), more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"more\":1,\"offset\":7",
        ",\"more\":true,\"offset\":7",
        ",\"more\":\"1\",\"offset\":\"7\"",
        ",\"more\":\"true\"",
        ",\"more\":2,\"offset\":0",
        ",\"more\":1,\"offset\":null",
        ",\"more\":1,\"offset\":-1"
      })
  void howeverItSaysThatThereIsMoreEveryRowComesOnce(String more) {
    List<Page> pages = readAll(Cursor.START, asked -> slice(asked, 7, more));

    assertThat(ids(pages)).hasSize(40).doesNotHaveDuplicates();
    assertThat(pages).filteredOn(page -> !page.records().isEmpty()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"more\":0",
        ",\"more\":false",
        ",\"more\":null",
        ",\"more\":false,\"offset\":200"
      })
  void whatFitsIsOneAnswer(String more) {
    List<Page> pages = readAll(Cursor.START, asked -> answer(all(), more));

    assertThat(pages).hasSize(1);
    assertThat(ids(pages)).hasSize(40);
  }

  @Test
  void aPageSizeThatIsIgnoredChangesNothing() {
    List<Page> pages = readAll(Cursor.START, asked -> slice(asked, 1, ",\"more\":1,\"offset\":1"));

    assertThat(ids(pages)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void rowsThatAreDeletedBetweenPagesHideNoOthers() {
    List<Page> pages =
        readAll(Cursor.START, asked -> slice(asked, 7, ",\"more\":1,\"offset\":7", calls));

    assertThat(ids(pages)).contains("20", "21", "30", "38", "39").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"more\":1,\"offset\":7", ",\"more\":1", ",\"more\":true,\"offset\":0"})
  void moreChangesThanOneAnswerHoldsAreListedWithEverything(String more) {
    Page first = readAll(Cursor.START, asked -> slice(asked, 40, "")).get(0);
    clock.advance(Duration.ofHours(3));

    List<Page> pages =
        readAll(
            first.next(),
            asked -> asked.containsKey("lastupdate") ? answer(all(), more) : slice(asked, 7, more));

    assertThat(ids(pages)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void knownRowsThatCrowdTheOverlapAreNotListedAgainAndAgain() {
    long newest = FIRST + 39 * 3600;
    Page first = readAll(Cursor.START, asked -> slice(asked, 40, "")).get(0);
    clock.advance(Duration.ofHours(3));

    List<Page> pages =
        readAll(
            first.next(),
            asked ->
                Long.parseLong(asked.getOrDefault("lastupdate", "0")) < newest
                    ? answer(all(), ",\"more\":1,\"offset\":40")
                    : answer(LongStream.empty(), ""));

    assertThat(pages).singleElement().satisfies(page -> assertThat(page.calls()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"more\":1,\"offset\":7",
        ",\"more\":1",
        ",\"more\":1,\"offset\":0",
        ",\"more\":1,\"offset\":-7"
      })
  void whoeverAlwaysHasMoreIsFoundOut(String more) {
    assertThatThrownBy(() -> readAll(Cursor.START, asked -> answer(all(), more)))
        .isInstanceOf(InvalidResponse.class)
        .hasMessageContaining("there is more");
    calls = 0;
    assertThatThrownBy(() -> readAll(Cursor.START, asked -> answer(LongStream.empty(), more)))
        .isInstanceOf(InvalidResponse.class)
        .hasMessageContaining("there is more");
  }

  @Test
  void pagesWithoutEndAreFoundOutToo() {
    assertThatThrownBy(
            () ->
                readAll(
                    Cursor.START,
                    asked ->
                        answer(
                            all(),
                            ",\"more\":1,\"offset\":"
                                + (Long.parseLong(asked.getOrDefault("offset", "0")) + 1))))
        .isInstanceOf(InvalidResponse.class);
  }

  @Test
  void aRowOnTwoPagesOfAMomentIsOneRecord() {
    List<Page> pages =
        readAll(
            Cursor.START,
            asked -> {
              long from = Long.parseLong(asked.getOrDefault("startdate", "0"));
              long to = Long.parseLong(asked.getOrDefault("enddate", "0"));
              if (from > FIRST || to < FIRST) {
                return answer(LongStream.empty(), "");
              }
              return asked.containsKey("offset")
                  ? answer(LongStream.of(0), "")
                  : answer(LongStream.of(0), ",\"more\":1,\"offset\":1");
            });

    assertThat(ids(pages)).containsExactly("0");
  }

  @Test
  void anAnswerToAnotherQuestionSaysNothing() {
    assertThatThrownBy(
            () ->
                readAll(
                    Cursor.START,
                    asked -> answer(LongStream.range(33, 40), calls == 1 ? ",\"more\":1" : "")))
        .isInstanceOf(InvalidResponse.class)
        .hasMessageContaining("another time");
    assertThat(calls).isLessThan(60);
  }

  @Test
  void aMomentWithMoreRowsThanAPageIsReadToItsEnd() {
    List<Page> pages =
        readAll(
            Cursor.START,
            asked -> {
              long from = Long.parseLong(asked.getOrDefault("startdate", "0"));
              long to = Long.parseLong(asked.getOrDefault("enddate", "0"));
              if (from > FIRST || to < FIRST) {
                return answer(LongStream.empty(), "");
              }
              int offset = Integer.parseInt(asked.getOrDefault("offset", "0"));
              String rows =
                  answer(LongStream.range(offset, Math.min(20, offset + 7)), "")
                      .replaceAll("\"date\":\\d+", "\"date\":" + FIRST);
              return offset + 7 < 20
                  ? rows.replace("]}}", "],\"more\":1,\"offset\":" + (offset + 7) + "}}")
                  : rows;
            });

    assertThat(ids(pages)).hasSize(20).doesNotHaveDuplicates();
  }
}
