package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a person's strength log and other metrics from one spreadsheet, as {@code sheets/<name>}.
 * Safe for use by many threads.
 *
 * <p>Sheets have no row ids and no history, so every read is a snapshot of the whole; if nothing
 * changed since the cursor, the page is empty and claims nothing.
 */
public final class SheetsConnector implements SourceConnector {

  /** The version of what cells mean. */
  private static final String MAPPING = "2";

  private final SourceId source;
  private final String recipe;
  private final SheetLayout layout;
  private final SheetReader reader;

  private SheetsConnector(SourceId source, String recipe, SheetLayout layout, SheetReader reader) {
    this.source = source;
    this.recipe = recipe;
    this.layout = layout;
    this.reader = reader;
  }

  /**
   * @throws IllegalArgumentException if the credentials are not a service account's key file
   */
  public static SheetsConnector of(SheetsConfig config) {
    return of(config, new NetHttpTransport());
  }

  /** By another way to Google, such as one that trusts another authority. */
  static SheetsConnector of(SheetsConfig config, HttpTransport transport) {
    String recipe = MAPPING + " tabs=" + config.tabs() + " layout=" + config.layout();
    return new SheetsConnector(
        config.source(),
        recipe,
        config.layout(),
        config.isOfFiles() ? CsvSheet.of(config) : GoogleSheet.of(config, transport));
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
    SheetCursor known =
        request instanceof FetchRequest.Resume resume
            ? SheetCursor.parse(resume.cursor()).orElse(null)
            : null;
    Optional<Spreadsheet> read = reader.read(known, sheet -> isAs(known, sheet));
    if (known != null && read.isEmpty()) {
      return Page.last(List.of(), known.toCursor());
    }
    Spreadsheet spreadsheet = read.orElseThrow();
    Mapped mapped =
        spreadsheet.tabs().stream()
            .map(tab -> map(tab, spreadsheet))
            .reduce(Mapped.NOTHING, Mapped::plus);
    return Page.last(mapped.records(), SheetCursor.of(spreadsheet, recipe).toCursor())
        .withRejected(mapped.rejected())
        .withCovers(TimeRange.ALL)
        .withCalls(spreadsheet.calls())
        .within(request.range());
  }

  private boolean isAs(@Nullable SheetCursor known, Spreadsheet sheet) {
    return known != null && known.digest().equals(SheetHash.of(sheet, recipe));
  }

  private Mapped map(Spreadsheet.Tab tab, Spreadsheet spreadsheet) {
    return switch (tab.kind()) {
      case WORKOUTS -> new WorkoutMapper(source, tab, spreadsheet.zone(), layout).map();
      case METRICS -> new MetricMapper(source, tab, spreadsheet.zone(), layout).map();
    };
  }
}
