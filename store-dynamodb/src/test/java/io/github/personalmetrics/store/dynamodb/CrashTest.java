package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.store.dynamodb.PageWriter.ME;
import static io.github.personalmetrics.testkit.Records.LOG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that is killed in the middle of its work; what it has sent is all that is left. */
class CrashTest {

  @Test
  void aKilledWriterLosesNothingItAcknowledgedAndTheNextOneEndsTheSame() throws Exception {
    killAgainAndAgain(3, new Random(7));
  }

  @Tag("slow")
  @Test
  void twentyKilledWritersLoseNothingTheyAcknowledged() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("crash: seed " + seed);
    killAgainAndAgain(20, new Random(seed));
  }

  private static void killAgainAndAgain(int rounds, Random random) throws Exception {
    try (FakeDynamoDb fake = FakeDynamoDb.start();
        FakeDynamoDb undisturbed = FakeDynamoDb.start();
        var client = StoreOnFake.client(fake.endpoint());
        var plainClient = StoreOnFake.client(undisturbed.endpoint());
        DynamoDbStore stores = StoreOnFake.on(client, "pm", Clock.systemUTC()).open();
        DynamoDbStore plain = StoreOnFake.on(plainClient, "pm", Clock.systemUTC()).open()) {
      SubjectStore me = stores.open(ME);
      SubjectStore expected = plain.open(ME);
      for (int round = 0; round < rounds; round++) {
        int before = PageWriter.pages(me);
        int acknowledged =
            writeUntilKilled(
                fake.endpoint(), before + 1 + random.nextInt(8), random.nextInt(20_000_000));

        int pages = PageWriter.pages(me);
        assertThat(pages).isBetween(acknowledged, acknowledged + 1);
        while (PageWriter.pages(expected) < pages) {
          PageWriter.write(expected, PageWriter.pages(expected));
        }
        List<HealthRecord> stored = all(expected);
        // What every page changes may be a page further.
        stored.removeIf(record -> record.key().externalId().equals("newest"));
        assertThat(all(me)).containsAll(stored);

        PageWriter.write(me, pages);
        PageWriter.write(expected, pages);
        assertThat(all(me)).isEqualTo(all(expected));
        assertThat(me.ledger().state(LOG)).isEqualTo(expected.ledger().state(LOG));
        for (Table table : Table.values()) {
          assertThat(fake.tables().size(table.name("pm")))
              .as(table.name("pm"))
              .isEqualTo(undisturbed.tables().size(table.name("pm")));
        }
      }
    }
  }

  private static List<HealthRecord> all(SubjectStore store) {
    return new ArrayList<>(store.metrics().find(RecordQuery.all()));
  }

  /**
   * Kills the child so many nanoseconds after it has acknowledged that many pages: it is somewhere
   * in a later one by then.
   *
   * @return the last page that it acknowledged
   */
  private static int writeUntilKilled(URI endpoint, int pages, int nanos)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PageWriter.class.getName(),
                endpoint.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = 0;
    try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Math.max(last, Integer.parseInt(line));
        if (last == pages) {
          LockSupport.parkNanos(nanos);
          // Not by the process itself: that would close the stream with what was acknowledged.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertThat(last).as("acknowledged pages").isGreaterThanOrEqualTo(pages);
    return last;
  }
}
