package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.javanet.NetHttpTransport;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.ProviderRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.testkit.HttpProvider;
import io.github.personalmetrics.testkit.HttpWiring;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** One sheet of two sessions, to which its owner adds a third. */
final class FaultyGoogle implements HttpProvider, AutoCloseable {

  /** The call that goes wrong. */
  enum Part {
    CELLS("/values:batchGet"),
    TABS("/spreadsheets/[^/]+"),
    TOKEN("/token");

    private final Pattern path;

    Part(String path) {
      this.path = Pattern.compile(".*" + path);
    }
  }

  private static final String ONE_PAGE = "a sheet is read in one answer";
  private static final List<Object> HEADER = List.of("Date", "Exercise", "Reps", "Weight");

  private final Part struck;
  private final ProviderSimulator simulator =
      ProviderSimulator.builder().person(Athlete.SYNTHETIC).sheetsRequestsPerMinute(0).start();

  FaultyGoogle(Part struck) {
    this.struck = struck;
    restore();
  }

  @Override
  public void close() {
    simulator.close();
  }

  @Override
  public void restore() {
    simulator.sheet().replace("log", List.of(HEADER, row(46_000, 70), row(46_002, 75)));
  }

  @Override
  public void change() {
    simulator
        .sheet()
        .replace("log", List.of(HEADER, row(46_000, 70), row(46_002, 80), row(46_004, 85)));
  }

  private static List<Object> row(int day, int kilograms) {
    return List.of(day, "Back squat", 5, kilograms);
  }

  @Override
  public URI baseUrl() {
    return simulator.sheetsRootUrl();
  }

  @Override
  public SourceConnector connector(HttpWiring wiring) {
    var transport = new NetHttpTransport.Builder();
    if (wiring.tls() != null) {
      transport.setSslSocketFactory(wiring.tls().client().getSocketFactory());
    }
    return SheetsConnector.of(
        Athlete.config(simulator)
            .withRootUrl(wiring.baseUrl())
            .withTokenUrl((struck == Part.TOKEN ? wiring.baseUrl() : baseUrl()).resolve("token"))
            .withTabs("log:workouts")
            .withTimeout(wiring.timeout()),
        transport.build());
  }

  @Override
  public boolean asksForRows(ProviderRequest request) {
    return struck.path.matcher(request.path()).matches();
  }

  @Override
  public Instant now() {
    return Athlete.LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public String damage(Damage damage, String text) {
    return switch (struck) {
      case CELLS ->
          switch (damage) {
            case NAN -> text.replaceFirst(",80\\]", ",NaN]");
            case TWICE -> text.replaceFirst("\"values\":", "\"values\":[[]],\"values\":");
            case NUMBER_AS_TEXT -> text.replaceFirst(",80\\]", ",\"80\"]");
            case ROWS_MISSING -> text.replace("\"valueRanges\"", "\"ranges\"");
          };
      case TABS ->
          switch (damage) {
            case NAN -> text.replaceFirst("\"index\":0", "\"index\":NaN");
            case TWICE ->
                text.replaceFirst("\"timeZone\":", "\"timeZone\":\"Asia/Tokyo\",\"timeZone\":");
            case NUMBER_AS_TEXT -> text.replaceFirst("\"sheetId\":(\\d+)", "\"sheetId\":\"$1\"");
            case ROWS_MISSING -> text.replace("\"sheets\"", "\"tabs\"");
          };
      case TOKEN ->
          switch (damage) {
            case NAN -> text.replaceFirst("\"expires_in\":\\d+", "\"expires_in\":NaN");
            case TWICE -> text.replaceFirst("\"expires_in\":", "\"expires_in\":1,\"expires_in\":");
            case NUMBER_AS_TEXT ->
                text.replaceFirst("\"expires_in\":(\\d+)", "\"expires_in\":\"$1\"");
            case ROWS_MISSING -> text.replace("\"access_token\"", "\"token\"");
          };
    };
  }

  @Override
  public Saying says(Refusal refusal) {
    if (struck == Part.TOKEN) {
      return switch (refusal) {
        case BAD_REQUEST -> noToken(400);
        case INVALID_TOKEN -> noToken(401);
        case SCOPE_MISSING -> noToken(403);
        case APP_INACTIVE ->
            throw HttpProvider.cannotHappen("an API that is off has nothing to do with tokens");
        case NOT_FOUND -> noToken(404);
        case GONE -> noToken(410);
      };
    }
    return switch (refusal) {
      case BAD_REQUEST -> error(400, "Invalid value", Outcome.FAILED, "sheets.bad-request");
      case INVALID_TOKEN ->
          error(401, "Invalid credentials", Outcome.NEEDS_REAUTH, "sheets.unauthorized");
      case SCOPE_MISSING -> error(403, "No permission", Outcome.REFUSED, "sheets.no-permission");
      case APP_INACTIVE ->
          error(
              403,
              "Google Sheets API has not been used in project 1",
              Outcome.REFUSED,
              "sheets.api-disabled");
      case NOT_FOUND -> error(404, "Not found", Outcome.REFUSED, "sheets.not-found");
      case GONE -> error(410, "Gone", Outcome.FAILED, "sheets.unexpected-answer");
    };
  }

  private static Saying noToken(int status) {
    String body = "{\"error\":\"invalid_grant\",\"error_description\":\"No: {secret}\"}";
    return new Saying(
        ProviderAnswer.of(status, "application/json", body),
        Outcome.NEEDS_REAUTH,
        "sheets.credentials-rejected");
  }

  private static Saying error(int status, String words, Outcome outcome, String code) {
    String body = "{\"error\":{\"code\":%d,\"message\":\"%s: {secret}\"}}".formatted(status, words);
    return new Saying(ProviderAnswer.of(status, "application/json", body), outcome, code);
  }

  @Override
  public Duration usualWait(Instant now) {
    return Duration.ofSeconds(60);
  }

  @Override
  public Wait says(Limit limit, Instant now) {
    return switch (limit) {
      case SHORT ->
          new Wait(
              ProviderAnswer.of(
                  429,
                  "application/json",
                  "{\"error\":{\"code\":429,\"message\":\"Quota exceeded\"}}"),
              Duration.ofSeconds(60));
      case DAILY -> throw HttpProvider.cannotHappen("Google has no daily limit for reading sheets");
    };
  }

  @Override
  public String page(Paging paging, String text) {
    throw HttpProvider.cannotHappen(ONE_PAGE);
  }

  @Override
  public void remove(String externalId) {
    throw HttpProvider.cannotHappen(ONE_PAGE);
  }

  @Override
  public void add() {
    throw HttpProvider.cannotHappen(ONE_PAGE);
  }
}
