package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a person's strength log and other metrics from one spreadsheet, as {@code sheets/<name>}.
 * Safe for use by many threads.
 *
 * <p>Sheets have no row ids and no history, so every read is a snapshot of the whole; if nothing
 * changed since the cursor, the page is empty and claims nothing.
 */
public final class SheetsConnector implements SourceConnector {

  private final SourceId source;
  private final String recipe;
  private final Supplier<Spreadsheet> reader;

  private SheetsConnector(SourceId source, String recipe, Supplier<Spreadsheet> reader) {
    this.source = source;
    this.recipe = recipe;
    this.reader = reader;
  }

  /**
   * @throws IllegalArgumentException if the credentials are not a service account's key file
   */
  public static SheetsConnector of(SheetsConfig config) {
    return new SheetsConnector(
        config.source(), "1 tabs=" + config.tabs(), GoogleSheet.of(config)::read);
  }

  @Override
  public SourceId source() {
    return source;
  }

  @Override
  public String recipe() {
    return recipe;
  }

  @Override
  public Page fetch(FetchRequest request) {
    Spreadsheet spreadsheet = reader.get();
    var cursor = SheetHash.cursor(spreadsheet, recipe);
    if (request instanceof FetchRequest.Resume resume && resume.cursor().equals(cursor)) {
      return Page.last(List.of(), cursor).withCalls(spreadsheet.calls());
    }
    Mapped mapped =
        spreadsheet.tabs().stream()
            .map(tab -> map(tab, spreadsheet))
            .reduce(Mapped.NOTHING, Mapped::plus);
    return Page.last(mapped.records(), cursor)
        .withRejected(mapped.rejected())
        .withCovers(TimeRange.ALL)
        .withCalls(spreadsheet.calls())
        .within(request.range());
  }

  private Mapped map(Spreadsheet.Tab tab, Spreadsheet spreadsheet) {
    return switch (tab.kind()) {
      case WORKOUTS -> new WorkoutMapper(source, tab, spreadsheet.zone()).map();
      case METRICS -> new MetricMapper(source, tab, spreadsheet.zone()).map();
    };
  }
}
