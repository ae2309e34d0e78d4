package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.TestCommit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Commits page after page, says so after each, and is killed for it. Its cursor counts pages. */
final class PageWriter {

  static final SubjectId ME = SubjectId.of("me");
  static final int PAGE_SIZE = 40;

  private PageWriter() {}

  public static void main(String[] args) {
    try (var store = SqliteStore.open(Path.of(args[0]))) {
      SubjectStore me = store.open(ME);
      for (int page = pages(me); ; page++) {
        commit(me, page);
        System.out.println(page + 1);
      }
    }
  }

  static void commit(SubjectStore me, int page) {
    TestCommit.to(me, MEASURES, Clock.systemUTC())
        .records(records(page, page + 1))
        .next(Integer.toString(page + 1))
        .commit();
  }

  /** What the pages from one to before another hold. */
  static List<HealthRecord> records(int from, int to) {
    List<HealthRecord> records = new ArrayList<>();
    for (int i = from * PAGE_SIZE; i < to * PAGE_SIZE; i++) {
      records.add(weight("m" + i, AT.plusSeconds(i), "80"));
    }
    return records;
  }

  /** How many were committed, by the cursor. */
  static int pages(SubjectStore me) {
    String cursor = me.ledger().state(MEASURES).cursor().value();
    return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
  }
}
