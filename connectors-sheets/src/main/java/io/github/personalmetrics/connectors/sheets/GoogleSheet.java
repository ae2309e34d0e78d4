package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Google's client, asked twice a read: for the zone and the tabs, then for all cells at once. */
final class GoogleSheet {

  private static final String FIELDS = "properties(timeZone,locale),sheets.properties";

  private final Sheets sheets;
  private final SheetsConfig config;
  private final GoogleErrors errors;
  private final GoogleCall call;

  private GoogleSheet(Sheets sheets, SheetsConfig config, GoogleErrors errors) {
    this.sheets = sheets;
    this.config = config;
    this.errors = errors;
    this.call = new GoogleCall(config.timeout());
  }

  static GoogleSheet of(SheetsConfig config) {
    HttpTransport transport = new NetHttpTransport();
    ServiceAccountCredentials credentials = credentials(config, transport);
    var adapter = new HttpCredentialsAdapter(credentials);
    int timeout = Math.toIntExact(config.timeout().toMillis());
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
            .setRootUrl(config.rootUrl().toString())
            .setApplicationName("personal-metrics")
            .build();
    return new GoogleSheet(sheets, config, new GoogleErrors(credentials.getClientEmail()));
  }

  private static ServiceAccountCredentials credentials(
      SheetsConfig config, HttpTransport transport) {
    ServiceAccountCredentials.Builder credentials;
    try {
      var json =
          new ByteArrayInputStream(config.credentialsJson().getBytes(StandardCharsets.UTF_8));
      credentials = ServiceAccountCredentials.fromStream(json, () -> transport).toBuilder();
    } catch (IOException | RuntimeException e) {
      // Without the cause: its message may quote the key.
      throw new IllegalArgumentException("this is not the JSON key file of a service account");
    }
    if (config.tokenUrl() != null) {
      credentials.setTokenServerUri(config.tokenUrl());
    }
    return credentials
        .setScopes(List.of(SheetsScopes.SPREADSHEETS_READONLY))
        .setDefaultRetriesEnabled(false)
        .build();
  }

  /** The whole of the chosen tabs. */
  Spreadsheet read() {
    try {
      var answer =
          call.execute(
              sheets.spreadsheets().get(config.spreadsheetId()).setFields(FIELDS),
              com.google.api.services.sheets.v4.model.Spreadsheet.class);
      ZoneId zone =
          zone(answer.getProperties() == null ? null : answer.getProperties().getTimeZone());
      var known = new ArrayList<SheetProperties>();
      if (answer.getSheets() != null) {
        answer.getSheets().forEach(sheet -> known.add(sheet.getProperties()));
      }
      List<SheetProperties> chosen =
          config.tabs().stream().map(tab -> find(tab.title(), known)).toList();
      return new Spreadsheet(zone, tabs(chosen, values(chosen)), 2);
    } catch (IOException | IllegalArgumentException e) {
      throw errors.of(e);
    }
  }

  private SheetProperties find(String title, List<SheetProperties> known) {
    return known.stream()
        .filter(tab -> title.equalsIgnoreCase(tab.getTitle()))
        .findFirst()
        .orElseThrow(
            () ->
                GoogleErrors.tabMissing(
                    title, known.stream().map(SheetProperties::getTitle).toList()));
  }

  private BatchGetValuesResponse values(List<SheetProperties> tabs) throws IOException {
    var request =
        sheets
            .spreadsheets()
            .values()
            .batchGet(config.spreadsheetId())
            .setRanges(tabs.stream().map(tab -> TabChoice.range(tab.getTitle())).toList())
            .setMajorDimension("ROWS")
            .setValueRenderOption("UNFORMATTED_VALUE")
            .setDateTimeRenderOption("SERIAL_NUMBER");
    return call.execute(request, BatchGetValuesResponse.class);
  }

  private List<Spreadsheet.Tab> tabs(List<SheetProperties> chosen, BatchGetValuesResponse answer) {
    List<ValueRange> ranges = answer.getValueRanges();
    if (ranges == null || ranges.size() != chosen.size()) {
      throw invalid("another number of tabs than it was asked for");
    }
    var tabs = new ArrayList<Spreadsheet.Tab>();
    for (int i = 0; i < chosen.size(); i++) {
      List<List<Object>> values = ranges.get(i).getValues();
      tabs.add(
          new Spreadsheet.Tab(
              chosen.get(i).getSheetId(),
              chosen.get(i).getTitle(),
              config.tabs().get(i).kind(),
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
