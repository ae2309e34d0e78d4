package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a connector answered until it had no more, asked the way an engine asks. Fails where an
 * engine would give up.
 *
 * @param asked the cursor that each page was asked for with; absent for a slice
 */
record Reading(List<Cursor> asked, List<Page> pages) {

  /** More than any provider of a test has. */
  private static final int ENDLESS = 2_000;

  /** Reads on from a cursor. */
  static Reading from(SourceConnector connector, Cursor cursor, Instant notBefore) {
    var asked = new ArrayList<Cursor>();
    var pages = new ArrayList<Page>();
    Cursor next = cursor;
    Page page;
    do {
      asked.add(next);
      page = connector.fetch(FetchRequest.resume(next, notBefore));
      add(page, pages, connector);
      assertThat(page.hasMore() && page.next().equals(next))
          .as("there is more, but the cursor %s does not move", next)
          .isFalse();
      next = page.next();
    } while (page.hasMore());
    return new Reading(asked, pages);
  }

  /** Reads a slice of time, and the rest of it while there is more. */
  static Reading slice(SourceConnector connector, TimeRange range) {
    var pages = new ArrayList<Page>();
    TimeRange left = range;
    Page page;
    do {
      page = connector.fetch(FetchRequest.window(left));
      add(page, pages, connector);
      TimeRange asked = left;
      assertThat(page.records())
          .as("what is outside of %s was not asked for", asked)
          .allMatch(record -> asked.contains(record.at()));
      requireInside(page.covers(), asked);
      if (page.hasMore()) {
        left = rest(asked, page.covers());
      }
    } while (page.hasMore());
    return new Reading(List.of(), pages);
  }

  private static void add(Page page, List<Page> pages, SourceConnector connector) {
    assertThat(page.records())
        .as("records belong to their source")
        .allMatch(record -> record.key().source().equals(connector.source()));
    assertThat(page.rejected())
        .as("rejected rows belong to their source")
        .allMatch(row -> row.source().equals(connector.source()));
    pages.add(page);
    assertThat(pages).as("it does not end").hasSizeLessThan(ENDLESS);
  }

  private static void requireInside(@Nullable TimeRange covers, TimeRange asked) {
    if (covers != null) {
      assertThat(!covers.from().isBefore(asked.from()) && !covers.to().isAfter(asked.to()))
          .as("it claims %s, and was asked for %s", covers, asked)
          .isTrue();
      assertThat(covers.from().equals(asked.from()) || covers.to().equals(asked.to()))
          .as("what it claims, %s, starts or ends where %s does", covers, asked)
          .isTrue();
    }
  }

  private static TimeRange rest(TimeRange asked, @Nullable TimeRange covers) {
    if (covers == null) {
      throw new AssertionError("there is more of " + asked + ", but which part of it is this?");
    }
    TimeRange left =
        covers.from().equals(asked.from())
            ? TimeRange.of(covers.to(), asked.to())
            : TimeRange.of(asked.from(), covers.from());
    assertThat(covers.isEmpty() || left.isEmpty())
        .as("there is more of %s, but %s leaves all or nothing of it", asked, covers)
        .isFalse();
    return left;
  }

  /** To read on from later. */
  Cursor end() {
    return pages.get(pages.size() - 1).next();
  }

  List<HealthRecord> records() {
    return pages.stream().flatMap(page -> page.records().stream()).toList();
  }

  /** The record of a day in UTC. */
  HealthRecord on(LocalDate day) {
    return records().stream()
        .filter(record -> dayOf(record).equals(day))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no record on " + day));
  }

  static LocalDate dayOf(HealthRecord record) {
    return LocalDate.ofInstant(record.at(), ZoneOffset.UTC);
  }

  /** What there is, by its key; fails if something is there twice. */
  Map<RecordKey, String> fingerprints() {
    return fingerprints(records());
  }

  static Map<RecordKey, String> fingerprints(List<? extends HealthRecord> records) {
    assertThat(records).extracting(HealthRecord::key).doesNotHaveDuplicates();
    Map<RecordKey, String> fingerprints = new TreeMap<>();
    records.forEach(record -> fingerprints.put(record.key(), Fingerprint.of(record)));
    return fingerprints;
  }

  /** The page that says it lists everything around a moment, if there is one. */
  Optional<Page> covering(Instant moment) {
    return pages.stream()
        .filter(page -> page.covers() != null && page.covers().contains(moment))
        .findFirst();
  }

  /** Whoever claims a slice and leaves a record out has it deleted. */
  void assertClaimsAreTrue(List<? extends HealthRecord> existing) {
    for (Page page : pages) {
      TimeRange covers = page.covers();
      if (covers != null) {
        assertThat(page.records())
            .extracting(HealthRecord::key)
            .as("all that there is in %s, which the page claims", covers)
            .containsAll(
                existing.stream()
                    .filter(record -> covers.contains(record.at()))
                    .map(HealthRecord::key)
                    .toList());
      }
    }
  }
}
