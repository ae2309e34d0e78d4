package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads everything in slices of time that follow each other and leave nothing out. */
final class SlicedScan {

  private final int size;
  private final Consumer<Slice> sink;
  private final List<HealthRecord> records = new ArrayList<>();
  private Instant from = TimeRange.ALL.from();

  private SlicedScan(int size, Consumer<Slice> sink) {
    this.size = size;
    this.sink = sink;
  }

  /**
   * @param records all of the range
   */
  record Slice(TimeRange range, List<HealthRecord> records) {}

  /**
   * @param size about how many records come at once; those of one moment stay together
   */
  static void of(MetricStore store, int size, Consumer<Slice> sink) {
    var scan = new SlicedScan(size, sink);
    store.scan(RecordQuery.all(), scan::add);
    scan.pour(TimeRange.ALL.to());
  }

  private void add(HealthRecord record) {
    if (records.size() >= size && !last().equals(record.at())) {
      pour(record.at());
    }
    records.add(record);
  }

  private Instant last() {
    return records.get(records.size() - 1).at();
  }

  private void pour(Instant to) {
    sink.accept(new Slice(TimeRange.of(from, to), List.copyOf(records)));
    records.clear();
    from = to;
  }
}
