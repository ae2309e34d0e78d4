package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Google's client: asked for the zone and the tabs, and for all cells at once. */
final class GoogleSheet implements SheetReader {

  private static final String FIELDS = "properties(timeZone,locale),sheets.properties";

  private final Sheets sheets;
  private final SheetsConfig config;
  private final GoogleErrors errors;
  private final GoogleCall call;

  private GoogleSheet(Sheets sheets, SheetsConfig config, GoogleErrors errors) {
    this.sheets = sheets;
    this.config = config;
    this.errors = errors;
    this.call = new GoogleCall(config.google().timeout());
  }

  static GoogleSheet of(SheetsConfig config, HttpTransport transport) {
    ServiceAccountCredentials credentials = credentials(config, transport);
    var adapter = new HttpCredentialsAdapter(credentials);
    int timeout = Math.toIntExact(config.google().timeout().toMillis());
    var sheets =
        new Sheets.Builder(
                transport,
                GsonFactory.getDefaultInstance(),
                request -> {
                  adapter.initialize(request);
                  request.setConnectTimeout(timeout);
                  request.setReadTimeout(timeout);
                  // Only for a token that died before its time; other retries are the engine's.
                  request.setNumberOfRetries(1);
                  // A token is for this host only, and an error is read by us.
                  request.setFollowRedirects(false);
                  request.setThrowExceptionOnExecuteError(false);
                })
            .setRootUrl(config.google().rootUrl().toString())
            .setApplicationName("personal-metrics")
            .build();
    return new GoogleSheet(sheets, config, new GoogleErrors(credentials.getClientEmail()));
  }

  private static ServiceAccountCredentials credentials(
      SheetsConfig config, HttpTransport transport) {
    ServiceAccountCredentials.Builder credentials;
    var forTokens = new TokenTransport(transport, config.google().timeout());
    try {
      var json =
          new ByteArrayInputStream(
              config.google().credentialsJson().getBytes(StandardCharsets.UTF_8));
      credentials = ServiceAccountCredentials.fromStream(json, () -> forTokens).toBuilder();
    } catch (IOException | RuntimeException e) {
      // Without the cause: its message may quote the key.
      throw new IllegalArgumentException("this is not the JSON key file of a service account");
    }
    if (config.google().tokenUrl() != null) {
      credentials.setTokenServerUri(config.google().tokenUrl());
    }
    return credentials
        .setScopes(List.of(SheetsScopes.SPREADSHEETS_READONLY))
        .setDefaultRetriesEnabled(false)
        .build();
  }

  /**
   * An unchanged sheet costs one call: as long as its cells are the same, its zone and the numbers
   * of its tabs are taken to be too.
   */
  @Override
  public Optional<Spreadsheet> read(@Nullable SheetCursor known, Predicate<Spreadsheet> unchanged) {
    try {
      Optional<Spreadsheet> before = known == null ? Optional.empty() : readAgain(known);
      if (before.filter(unchanged).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(readAll(known, before.orElse(null)));
    } catch (IOException | IllegalArgumentException e) {
      throw errors.of(e);
    }
  }

  /** The cells of the tabs that were there; absent if one of them is not any more. */
  private Optional<Spreadsheet> readAgain(SheetCursor known) throws IOException {
    List<Choice> tabs =
        known.tabs().entrySet().stream()
            .filter(tab -> tab.getKey() < config.tabs().size())
            .map(tab -> new Choice(tab.getKey(), tab.getValue(), title(tab.getKey())))
            .toList();
    if (tabs.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Spreadsheet(known.zone(), tabs(tabs, values(tabs)), 1));
    } catch (GoogleRefusal e) {
      if (errors.of(e) instanceof Refused refused && refused.code().equals(GoogleErrors.NO_TAB)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * @param cells read just now, if they were
   */
  private Spreadsheet readAll(@Nullable SheetCursor known, @Nullable Spreadsheet cells)
      throws IOException {
    var answer =
        call.execute(
            sheets
                .spreadsheets()
                .get(config.google().spreadsheetId())
                .setFields(FIELDS)
                .setPrettyPrint(false),
            com.google.api.services.sheets.v4.model.Spreadsheet.class);
    ZoneId zone =
        zone(answer.getProperties() == null ? null : answer.getProperties().getTimeZone());
    var there = new ArrayList<SheetProperties>();
    if (answer.getSheets() == null) {
      throw invalid("no list of tabs");
    }
    answer.getSheets().forEach(sheet -> there.add(named(sheet.getProperties())));
    List<Choice> chosen = choose(there, known);
    int calls = known == null ? 1 : 2;
    if (cells != null && isOf(chosen, cells)) {
      return new Spreadsheet(zone, renumbered(cells.tabs(), chosen), calls);
    }
    return new Spreadsheet(zone, tabs(chosen, values(chosen)), calls + 1);
  }

  private static SheetProperties named(@Nullable SheetProperties tab) {
    if (tab == null || tab.getTitle() == null || tab.getSheetId() == null) {
      throw invalid("a tab without its name or number");
    }
    return tab;
  }

  /**
   * A tab to read.
   *
   * @param place among the configured ones
   */
  private record Choice(int place, int id, String title) {}

  private String title(int place) {
    return config.tabs().get(place).title();
  }

  /** Nobody asked for the tabs of the default, but one that was there must not just be gone. */
  private List<Choice> choose(List<SheetProperties> there, @Nullable SheetCursor known) {
    var chosen = new ArrayList<Choice>();
    for (int place = 0; place < config.tabs().size(); place++) {
      int current = place;
      var found =
          there.stream().filter(tab -> title(current).equalsIgnoreCase(tab.getTitle())).findFirst();
      boolean mayMiss =
          config.tabs().get(place).optional()
              && (known == null || !known.tabs().containsKey(place));
      if (found.isPresent()) {
        chosen.add(new Choice(place, found.get().getSheetId(), found.get().getTitle()));
      } else if (!mayMiss) {
        throw GoogleErrors.tabMissing(
            title(place), there.stream().map(SheetProperties::getTitle).toList());
      }
    }
    return chosen;
  }

  /** A tab may have come since. */
  private static boolean isOf(List<Choice> chosen, Spreadsheet cells) {
    return chosen.stream()
        .map(Choice::place)
        .toList()
        .equals(cells.tabs().stream().map(Spreadsheet.Tab::place).toList());
  }

  private static List<Spreadsheet.Tab> renumbered(List<Spreadsheet.Tab> tabs, List<Choice> chosen) {
    var renumbered = new ArrayList<Spreadsheet.Tab>();
    for (int i = 0; i < tabs.size(); i++) {
      Choice choice = chosen.get(i);
      var tab = tabs.get(i);
      renumbered.add(
          new Spreadsheet.Tab(choice.place(), choice.id(), choice.title(), tab.kind(), tab.rows()));
    }
    return renumbered;
  }

  private BatchGetValuesResponse values(List<Choice> tabs) throws IOException {
    var request =
        sheets
            .spreadsheets()
            .values()
            .batchGet(config.google().spreadsheetId())
            .setRanges(tabs.stream().map(tab -> TabChoice.range(tab.title())).toList())
            .setMajorDimension("ROWS")
            .setValueRenderOption("UNFORMATTED_VALUE")
            .setDateTimeRenderOption("SERIAL_NUMBER")
            .setPrettyPrint(false);
    return call.execute(request, BatchGetValuesResponse.class);
  }

  private List<Spreadsheet.Tab> tabs(List<Choice> chosen, BatchGetValuesResponse answer) {
    List<ValueRange> ranges = answer.getValueRanges();
    if (ranges == null || ranges.size() != chosen.size()) {
      throw invalid("another number of tabs than it was asked for");
    }
    var tabs = new ArrayList<Spreadsheet.Tab>();
    for (int i = 0; i < chosen.size(); i++) {
      Choice tab = chosen.get(i);
      List<List<Object>> values = ranges.get(i).getValues();
      tabs.add(
          new Spreadsheet.Tab(
              tab.place(),
              tab.id(),
              tab.title(),
              config.tabs().get(tab.place()).kind(),
              values == null ? List.of() : values));
    }
    return tabs;
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null ? "" : name);
    } catch (DateTimeException e) {
      throw invalid("no time zone that is known here");
    }
  }

  private static InvalidResponse invalid(String what) {
    return new InvalidResponse(
        "sheets.unexpected-answer",
        "Google Sheets answered with " + what,
        "Look for a newer version, or report it.",
        null);
  }
}
