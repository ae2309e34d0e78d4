package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.ProviderRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import io.github.personalmetrics.testkit.HttpWiring;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What HTTP can do to a sheet. */
class SheetsFaultsTest extends HttpFaultKit {

  private static Google google;

  @BeforeAll
  static void start() {
    google = new Google();
  }

  @AfterAll
  static void stopProvider() {
    google.simulator.close();
  }

  @Override
  protected HttpProvider provider() {
    return google;
  }

  /** One sheet of two sessions, to which its owner adds a third. */
  private static final class Google implements HttpProvider {

    private static final String ONE_PAGE = "a sheet is read in one answer";
    private static final List<Object> HEADER = List.of("Date", "Exercise", "Reps", "Weight");

    private final ProviderSimulator simulator =
        ProviderSimulator.builder().person(Athlete.SYNTHETIC).sheetsRequestsPerMinute(0).start();

    Google() {
      restore();
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

    /** Its transport trusts whom the JDK trusts: any authority that was just made is unknown. */
    @Override
    public SourceConnector connector(HttpWiring wiring) {
      return SheetsConnector.of(
          Athlete.config(simulator)
              .withRootUrl(wiring.baseUrl())
              .withTabs("log:workouts")
              .withTimeout(wiring.timeout()));
    }

    @Override
    public boolean asksForRows(ProviderRequest request) {
      return request.path().endsWith("/values:batchGet");
    }

    @Override
    public Instant now() {
      return Athlete.LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String damage(Damage damage, String text) {
      return switch (damage) {
        case NAN -> text.replaceFirst(",80\\]", ",NaN]");
        case TWICE -> text.replaceFirst("\"values\":", "\"values\":[[]],\"values\":");
        case NUMBER_AS_TEXT -> text.replaceFirst(",80\\]", ",\"80\"]");
        case ROWS_MISSING -> text.replace("\"valueRanges\"", "\"ranges\"");
      };
    }

    @Override
    public Saying says(Refusal refusal) {
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

    private static Saying error(int status, String words, Outcome outcome, String code) {
      String body =
          "{\"error\":{\"code\":%d,\"message\":\"%s: {secret}\"}}".formatted(status, words);
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
        case DAILY ->
            throw HttpProvider.cannotHappen("Google has no daily limit for reading sheets");
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
}
