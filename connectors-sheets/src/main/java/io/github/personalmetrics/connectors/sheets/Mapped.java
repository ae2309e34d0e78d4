package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Rejection;
import java.util.List;
import java.util.stream.Stream;

/** What became of the rows of a tab. */
record Mapped(List<HealthRecord> records, List<Rejection> rejected) {

  static final Mapped NOTHING = new Mapped(List.of(), List.of());

  Mapped plus(Mapped other) {
    return new Mapped(
        Stream.concat(records.stream(), other.records.stream()).toList(),
        Stream.concat(rejected.stream(), other.rejected.stream()).toList());
  }
}
