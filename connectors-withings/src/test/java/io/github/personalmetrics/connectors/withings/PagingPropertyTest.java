package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The size of pages and the order of rows are the provider's business, and change nothing. */
class PagingPropertyTest {

  private static final long FIRST = 1_600_000_000;
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private record Row(long date, String json) {}

  /** Rows that stand close together and far apart; some twice, in two states. */
  private static List<Row> rows(long seed, int count) {
    var random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              long id = random.nextInt(count * 2);
              long date = FIRST + id * id * 97;
              return new Row(
                  date,
                  ("{\"grpid\":%d,\"date\":%d,\"modified\":%d,"
                          + "\"measures\":[{\"value\":%d,\"unit\":-2,\"type\":1}]}")
                      .formatted(id, date, date + random.nextInt(5), 6000 + random.nextInt(2000)));
            })
        .toList();
  }

  private static String answer(Map<String, String> asked, List<Row> rows, int pageSize) {
    long from = Long.parseLong(asked.getOrDefault("startdate", "0"));
    long to = Long.parseLong(asked.getOrDefault("enddate", "99999999999"));
    var found = rows.stream().filter(row -> row.date() >= from && row.date() <= to).toList();
    int offset = Integer.parseInt(asked.getOrDefault("offset", "0"));
    int end = Math.min(found.size(), offset + pageSize);
    String page = String.join(",", found.subList(offset, end).stream().map(Row::json).toList());
    String more = end < found.size() ? ",\"more\":1,\"offset\":" + end : "";
    return "{\"status\":0,\"body\":{\"timezone\":\"UTC\",\"measuregrps\":[%s]%s}}"
        .formatted(page, more);
  }

  private static Map<RecordKey, String> readAll(List<Row> rows, int pageSize) {
    var read = new TreeMap<RecordKey, String>();
    var clock = SettableClock.at(NOW.toString());
    try (var provider = new Stub(asked -> answer(asked, rows, pageSize))) {
      var connector = provider.measures(clock);
      Cursor cursor = Cursor.START;
      Page page;
      do {
        page = connector.fetch(FetchRequest.resume(cursor));
        for (HealthRecord record : page.records()) {
          assertThat(read.put(record.key(), Fingerprint.of(record))).as("read twice").isNull();
        }
        cursor = page.next();
      } while (page.hasMore());
    }
    return read;
  }

  @Property(tries = 15)
  void pagesOfAnySizeGiveTheSameRecords(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 3, max = 70) int pageSize) {
    List<Row> rows = rows(seed, count);

    assertThat(readAll(rows, pageSize)).isEqualTo(readAll(rows, 1000)).isNotEmpty();
  }

  @Property(tries = 200)
  void theOrderOfRowsDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count, @ForAll long shuffle) {
    List<Row> rows = rows(seed, count);
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(shuffle));

    assertThat(fingerprints(shuffled)).isEqualTo(fingerprints(rows));
  }

  private static Map<RecordKey, String> fingerprints(List<Row> rows) {
    var body =
        new RawJson(
            "{\"timezone\":\"UTC\",\"measuregrps\":["
                + String.join(",", rows.stream().map(Row::json).toList())
                + "]}");
    var read = new RowReader(new MeasureRows()).read(List.of(body.as(WithingsApi.Rows.class)), NOW);
    var fingerprints = new TreeMap<RecordKey, String>();
    read.records().forEach(record -> fingerprints.put(record.key(), Fingerprint.of(record)));
    assertThat(fingerprints).hasSize(read.records().size());
    return fingerprints;
  }
}
