package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The history: at least the last hundred runs of each source, thinned out now and then. When is
 * left to chance: a counter of its own would be one more write for each run.
 */
final class Runs {

  static final String PREFIX = "H#";
  private static final int KEPT = 100;
  private static final int THIN_ONCE_IN = 32;

  /** More than come together between two times, and few enough for a table of little capacity. */
  private static final int THINNED_AT_ONCE = 100;

  private Runs() {}

  static void add(Person person, SourceRun run) {
    long number = person.next();
    person.gateway().put(Table.STATE, write(run, Item.key(person.pk(), sk(number))));
    if (person.gateway().pacing().random().nextInt(THIN_ONCE_IN) == 0) {
      thin(person);
    }
  }

  static List<SourceRun> newest(Person person, int limit) {
    var runs = new ArrayList<SourceRun>();
    if (limit > 0) {
      Iterator<Item> items = person.gateway().query(newestFirst(person, Math.min(limit, KEPT)));
      while (runs.size() < limit && items.hasNext()) {
        runs.add(read(items.next()));
      }
    }
    return runs;
  }

  private static void thin(Person person) {
    Map<String, Integer> seen = new HashMap<>();
    var writer = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    Iterator<Item> items = person.gateway().query(newestFirst(person, 0));
    int thinned = 0;
    while (thinned < THINNED_AT_ONCE && items.hasNext()) {
      Item item = items.next();
      if (seen.merge(item.text("src"), 1, Integer::sum) > KEPT) {
        writer.delete(item.sk(), Stored.of(item));
        thinned++;
      }
    }
    writer.flush();
  }

  private static Selection newestFirst(Person person, int pageSize) {
    return Selection.state(person.pk(), PREFIX).newestFirst(pageSize);
  }

  private static String sk(long number) {
    return String.format(Locale.ROOT, PREFIX + "%019d", number);
  }

  private static Item write(SourceRun run, Item item) {
    SyncCounts counts = run.counts();
    return item.put("src", run.source().toString())
        .put("sa", run.startedAt())
        .put("tk", run.took().toString())
        .put("oc", run.outcome().name())
        .put("c1", counts.read())
        .put("c2", counts.created())
        .put("c3", counts.changed())
        .put("c4", counts.unchanged())
        .put("c5", counts.deleted())
        .put("c6", counts.rejected())
        .put("c7", counts.tracks())
        .put("c8", counts.calls())
        .put("cd", run.code())
        .put("ms", run.message())
        .put("ad", run.advice())
        .put("ra", run.resumeAt());
  }

  private static SourceRun read(Item item) {
    try {
      return new SourceRun(
          SourceId.parse(item.text("src")),
          Objects.requireNonNull(item.time("sa")),
          Duration.parse(item.text("tk")),
          Outcome.valueOf(item.text("oc")),
          new SyncCounts(
              item.number("c1"),
              item.number("c2"),
              item.number("c3"),
              item.number("c4"),
              item.number("c5"),
              item.number("c6"),
              item.number("c7"),
              item.number("c8")),
          item.textOrNull("cd"),
          item.textOrNull("ms"),
          item.textOrNull("ad"),
          item.time("ra"));
    } catch (RuntimeException e) {
      throw Errors.unreadable("a run of " + item.text("src"), e);
    }
  }
}
