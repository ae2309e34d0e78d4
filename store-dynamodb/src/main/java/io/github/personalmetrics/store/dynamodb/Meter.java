package io.github.personalmetrics.store.dynamodb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up what the answers say was consumed. Safe for use by many threads. */
final class Meter {

  private ConsumedUnits units = ConsumedUnits.NONE;

  void read(Table table, @Nullable ConsumedCapacity consumed) {
    double read =
        consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    add(table.isOfRecords() ? new ConsumedUnits(read, 0, 0, 0) : new ConsumedUnits(0, 0, read, 0));
  }

  void written(Table table, @Nullable ConsumedCapacity consumed) {
    double written =
        consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    add(
        table.isOfRecords()
            ? new ConsumedUnits(0, written, 0, 0)
            : new ConsumedUnits(0, 0, 0, written));
  }

  void read(Table table, List<ConsumedCapacity> consumed) {
    consumed.forEach(one -> read(table, one));
  }

  void written(Table table, List<ConsumedCapacity> consumed) {
    consumed.forEach(one -> written(table, one));
  }

  private synchronized void add(ConsumedUnits more) {
    units = units.plus(more);
  }

  synchronized ConsumedUnits units() {
    return units;
  }
}
