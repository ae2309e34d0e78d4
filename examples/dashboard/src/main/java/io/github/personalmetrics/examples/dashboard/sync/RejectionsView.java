package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.store.OpenRejection;
import java.time.Instant;
import java.util.List;

/** Rows that could not be read, as {@code /rejections} answers it. */
public record RejectionsView(List<Row> rejections) {

  /**
   * @param locator where a person finds it
   */
  public record Row(String source, String locator, String reason, String raw, Instant first_seen) {}

  /** Those of one provider, such as {@code strava/}. */
  public RejectionsView only(String prefix) {
    return new RejectionsView(
        rejections.stream().filter(row -> row.source.startsWith(prefix)).toList());
  }

  /** Those of all providers but one. */
  public RejectionsView without(String prefix) {
    return new RejectionsView(
        rejections.stream().filter(row -> !row.source.startsWith(prefix)).toList());
  }

  static RejectionsView of(List<OpenRejection> open) {
    return new RejectionsView(
        open.stream()
            .map(
                o ->
                    new Row(
                        o.rejection().source().toString(),
                        o.rejection().locator(),
                        o.rejection().reason(),
                        o.rejection().raw(),
                        o.firstSeen()))
            .toList());
  }
}
