package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records by time out of several stretches of indexes, a page of each at a time. Those of one
 * moment come by key: the index does not order them. For one thread.
 */
final class TimeLine<R extends HealthRecord> {

  private static final Comparator<HealthRecord> BY_KEY = Comparator.comparing(HealthRecord::key);

  private final RecordQuery<R> query;
  private final boolean ascending;
  private final Predicate<Item> visible;
  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * @param pageSize items to ask for at once; 0 for as many as fit
   * @param visible what the reader may see
   */
  TimeLine(
      Person person,
      RecordQuery<R> query,
      boolean ascending,
      int pageSize,
      Predicate<Item> visible) {
    this.query = query;
    this.ascending = ascending;
    this.visible = visible;
    for (Table table : Table.of(query.type())) {
      for (String family : families(table)) {
        Selection selection =
            Selection.records(table, person.pk(), family, query.range().from(), query.range().to());
        stretches.add(
            new Stretch(
                table,
                person.gateway().query(ascending ? selection : selection.newestFirst(pageSize))));
      }
    }
  }

  private List<String> families(Table table) {
    var metric = query.metric();
    if (metric == null) {
      return table.families();
    }
    if (table != Table.MEASUREMENTS) {
      return List.of();
    }
    return RecordCodec.isOfBody(metric) ? List.of(table.families().get(0)) : table.families();
  }

  /** The matches of the next moment that has any, by key; empty at the end. */
  List<R> next() {
    var sameTime = new ArrayList<R>();
    while (sameTime.isEmpty()) {
      Instant moment = null;
      for (Stretch stretch : stretches) {
        HealthRecord head = stretch.head();
        if (head != null && (moment == null || isBefore(head.at(), moment))) {
          moment = head.at();
        }
      }
      if (moment == null) {
        return sameTime;
      }
      for (Stretch stretch : stretches) {
        stretch.take(moment, sameTime);
      }
    }
    if (sameTime.size() > 1) {
      sameTime.sort(BY_KEY);
    }
    return sameTime;
  }

  private boolean isBefore(Instant one, Instant other) {
    return ascending ? one.isBefore(other) : one.isAfter(other);
  }

  private final class Stretch {

    private final Table table;
    private final Iterator<Item> items;
    private @Nullable HealthRecord head;

    Stretch(Table table, Iterator<Item> items) {
      this.table = table;
      this.items = items;
    }

    /** Null at the end. */
    @Nullable HealthRecord head() {
      while (head == null && items.hasNext()) {
        Item item = items.next();
        if (visible.test(item)) {
          HealthRecord record = RecordCodec.read(table, item);
          head = query.matches(record) ? record : null;
        }
      }
      return head;
    }

    void take(Instant moment, List<R> into) {
      HealthRecord record = head();
      while (record != null && record.at().equals(moment)) {
        into.add(query.type().cast(record));
        head = null;
        record = head();
      }
    }
  }
}
