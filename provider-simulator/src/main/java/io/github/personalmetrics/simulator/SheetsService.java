package io.github.personalmetrics.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reading half of the Google Sheets API, version 4, and the token endpoint beside it. */
final class SheetsService implements Service {
  private static final String SPREADSHEETS = "v4/spreadsheets/";
  private static final String BATCH_GET = "values:batchGet";
  private static final String VALUES = "values/";

  private final SheetsOAuth oauth;
  private final SheetsAccount account;
  private final SheetsValues values;
  private final SimulatedSheet sheet;
  private final RateLimit limit;
  private final Calls calls;
  private final boolean anyId;

  SheetsService(
      SheetsOAuth oauth,
      SheetsAccount account,
      SimulatedSheet sheet,
      SheetsValues values,
      RateLimit limit,
      Calls calls,
      boolean anyId) {
    this.oauth = oauth;
    this.account = account;
    this.sheet = sheet;
    this.values = values;
    this.limit = limit;
    this.calls = calls;
    this.anyId = anyId;
  }

  @Override
  public Reply answer(Request request) {
    try {
      if (request.path().equals("token")) {
        calls.count("sheets/token");
        return oauth.token(request.params());
      }
      return request.path().startsWith(SPREADSHEETS)
          ? spreadsheet(request, request.path().substring(SPREADSHEETS.length()))
          : Reply.text(404, "No such Google service: " + request.path());
    } catch (SheetsError error) {
      return error.reply();
    }
  }

  void expireAccessTokens() {
    oauth.expireAccessTokens();
  }

  private Reply spreadsheet(Request request, String path) {
    int slash = path.indexOf('/');
    var id = slash < 0 ? path : path.substring(0, slash);
    var rest = slash < 0 ? "" : path.substring(slash + 1);
    var params = request.params();
    if (rest.isEmpty()) {
      enter(request, "sheets/get", id);
      return Reply.json(200, properties(id, params.first("fields").orElse("")));
    }
    if (rest.equals(BATCH_GET)) {
      enter(request, "sheets/batchGet", id);
      var ranges = new ArrayList<Map<String, Object>>();
      params.all("ranges").forEach(range -> ranges.add(values.range(range, params)));
      var body = new LinkedHashMap<String, Object>();
      body.put("spreadsheetId", id);
      body.put("valueRanges", ranges);
      return Reply.json(200, body);
    }
    if (rest.startsWith(VALUES)) {
      enter(request, "sheets/values", id);
      return Reply.json(200, values.range(rest.substring(VALUES.length()), params));
    }
    return Reply.text(404, "No such Google service: " + request.path());
  }

  private void enter(Request request, String action, String id) {
    calls.count(action);
    oauth.authorize(request.bearer());
    if (!limit.acquire().isZero()) {
      throw SheetsError.quota();
    }
    if (!anyId && !id.equals(account.spreadsheetId())) {
      throw SheetsError.notFound();
    }
    if (!sheet.isShared()) {
      throw SheetsError.denied();
    }
  }

  /** A field mask chooses among the top level only; what is below comes whole. */
  private Map<String, Object> properties(String id, String mask) {
    var all = new LinkedHashMap<String, Object>();
    all.put("spreadsheetId", id);
    all.put("properties", Map.of("locale", "en_US", "timeZone", sheet.timeZone()));
    var tabs = new ArrayList<Map<String, ?>>();
    for (SheetTab tab : sheet.tabs()) {
      var properties = new LinkedHashMap<String, Object>();
      properties.put("sheetId", tab.id());
      properties.put("title", tab.title());
      properties.put("index", tabs.size());
      properties.put("sheetType", "GRID");
      tabs.add(Map.of("properties", properties));
    }
    all.put("sheets", tabs);
    if (!mask.isEmpty()) {
      var wanted =
          List.of(mask.replaceAll("\\([^)]*\\)", "").replaceAll("[./][^,]*", "").split(","));
      all.keySet().retainAll(wanted);
    }
    return all;
  }
}
