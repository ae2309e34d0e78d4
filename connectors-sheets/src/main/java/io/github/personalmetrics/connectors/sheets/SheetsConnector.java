package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final String MAPPING = "3";

  private final SourceId source;
  private final String recipe;
  private final SheetLayout layout;
  private final SheetReader reader;
  private final Set<Integer> optional;

  private SheetsConnector(
      SourceId source,
      String recipe,
      SheetLayout layout,
      SheetReader reader,
      Set<Integer> optional) {
    this.source = source;
    this.recipe = recipe;
    this.layout = layout;
    this.reader = reader;
    this.optional = optional;
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
        config.isOfFiles() ? CsvSheet.of(config) : GoogleSheet.of(config, transport),
        config.isOfFiles() ? Set.of() : optional(config.tabs()));
  }

  /** The places of the tabs that nobody asked for. */
  private static Set<Integer> optional(List<TabChoice> tabs) {
    return IntStream.range(0, tabs.size())
        .filter(place -> tabs.get(place).optional())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
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
    Optional<Spreadsheet> found = reader.read(known, sheet -> isAs(known, sheet));
    if (known != null && found.isEmpty()) {
      return Page.last(List.of(), known.toCursor());
    }
    Spreadsheet spreadsheet = found.orElseThrow();
    Mapped mapped = Mapped.NOTHING;
    var tabs = new ArrayList<Spreadsheet.Tab>();
    for (Spreadsheet.Tab tab : spreadsheet.tabs()) {
      try {
        mapped = mapped.plus(map(tab, spreadsheet));
        tabs.add(tab);
      } catch (Refused e) {
        if (!optional.contains(tab.place())
            || known != null && known.tabs().containsKey(tab.place())) {
          throw e;
        }
        mapped = mapped.plus(new Mapped(List.of(), List.of(rejection(tab, request, e))));
      }
    }
    var read = new Spreadsheet(spreadsheet.zone(), tabs, spreadsheet.calls());
    return Page.last(mapped.records(), SheetCursor.of(read, recipe).toCursor())
        .withRejected(mapped.rejected())
        .withCovers(TimeRange.ALL)
        .withCalls(spreadsheet.calls())
        .within(request.range());
  }

  /**
   * Of a tab that is something else than its name says, and counts as not there until it is. A
   * slice does not know what was read before, so that nothing may be deleted by it.
   */
  private Rejection rejection(Spreadsheet.Tab tab, FetchRequest request, Refused e) {
    return new Rejection(
        source,
        request instanceof FetchRequest.Resume ? tab.id() + ":header" : null,
        tab.title(),
        e.getMessage() + ". " + e.advice(),
        "");
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
