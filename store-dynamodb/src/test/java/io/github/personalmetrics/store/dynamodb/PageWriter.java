package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.workout;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.TestCommit;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that stores page after page until it is killed, and says which ones it has stored. */
final class PageWriter {

  static final SubjectId ME = SubjectId.of("me");

  private static final int PAGE_SIZE = 40;

  private PageWriter() {}

  public static void main(String[] arguments) {
    try (var client = StoreOnFake.client(URI.create(arguments[0]));
        DynamoDbStore stores = DynamoDbStore.builder("pm").client(client).open()) {
      SubjectStore me = stores.open(ME);
      for (int page = pages(me); ; page++) {
        write(me, page);
        System.out.println(page + 1);
      }
    }
  }

  /** The next one, after what whoever wrote before has left. */
  static void write(SubjectStore me, int page) {
    TestCommit.to(me, LOG, Clock.systemUTC())
        .records(records(page))
        .next(Integer.toString(page + 1))
        .commit();
  }

  /** How many the stored cursor tells of. */
  static int pages(SubjectStore me) {
    String cursor = me.ledger().state(LOG).cursor().value();
    return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
  }

  /** Some that are new, and one that every page changes. */
  static List<HealthRecord> records(int page) {
    var records = new ArrayList<HealthRecord>();
    for (int i = page * PAGE_SIZE; i < (page + 1) * PAGE_SIZE; i++) {
      var at = AT.plus(Duration.ofMinutes(i));
      records.add(
          i % 2 == 0
              ? workout("s" + i).at(at).set("squat", 5, "100").build()
              : measurement("m" + i).from(LOG).at(at).weight("80.5").build());
    }
    records.add(workout("newest").at(AT).set("squat", page + 1, "100").build());
    return records;
  }
}
