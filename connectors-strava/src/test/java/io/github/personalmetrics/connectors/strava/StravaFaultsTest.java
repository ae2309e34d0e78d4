package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.ProviderRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import io.github.personalmetrics.testkit.HttpWiring;
import io.github.personalmetrics.testkit.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What HTTP can do to Strava's activities. */
class StravaFaultsTest extends HttpFaultKit {

  @TempDir private static Path folder;
  private static Strava strava;

  @BeforeAll
  static void start() {
    strava = new Strava(folder);
  }

  @AfterAll
  static void stopProvider() {
    strava.simulator.close();
  }

  @Override
  protected HttpProvider provider() {
    return strava;
  }

  /** Three pages of runs, and the empty one that ends them. */
  private static final class Strava implements HttpProvider {

    private static final int ROWS = 16;
    private static final Instant NOW = Instant.parse("2026-03-02T12:07:00Z");
    private static final Instant FIRST = Instant.parse("2026-02-01T07:00:00Z");

    private final Path folder;
    private ProviderSimulator simulator;
    private boolean changed;

    Strava(Path folder) {
      this.folder = folder;
      this.simulator = serve(rows(), 0);
    }

    private static Map<Long, String> rows() {
      var rows = new TreeMap<Long, String>();
      for (long id = 1; id <= ROWS; id++) {
        rows.put(id, RecordedFolder.row(id, FIRST.plus(Duration.ofDays(id))));
      }
      return rows;
    }

    private ProviderSimulator serve(Map<Long, String> rows, int port) {
      return new RecordedFolder(folder)
          .builder(List.copyOf(rows.values()), SettableClock.at(NOW))
          .stravaLimits(100_000, 100_000)
          .port(port)
          .start();
    }

    private void serveInstead(Map<Long, String> rows) {
      changed = true;
      int port = simulator.port();
      simulator.close();
      simulator = serve(rows, port);
    }

    @Override
    public URI baseUrl() {
      return simulator.stravaBaseUrl();
    }

    @Override
    public SourceConnector connector(HttpWiring wiring) {
      var client = new OkHttpClient.Builder().callTimeout(wiring.timeout());
      if (wiring.tls() != null) {
        client.sslSocketFactory(wiring.tls().client().getSocketFactory(), wiring.tls().trust());
      }
      return StravaConnector.activities(
          Runner.config(simulator).withBaseUrl(wiring.baseUrl()).withPageSize(7),
          wiring.store().tokens(),
          client.build(),
          wiring.clock());
    }

    @Override
    public boolean asksForRows(ProviderRequest request) {
      return request.path().endsWith("/athlete/activities");
    }

    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public String damage(Damage damage, String text) {
      return switch (damage) {
        case NAN -> text.replaceFirst("\"distance\":[\\d.]+", "\"distance\":NaN");
        case TWICE -> text.replaceFirst("\"distance\":([\\d.]+)", "\"distance\":1,\"distance\":$1");
        case NUMBER_AS_TEXT -> text.replaceFirst("\"distance\":([\\d.]+)", "\"distance\":\"$1\"");
        case ROWS_MISSING -> "{\"activities\":" + text + "}";
      };
    }

    @Override
    public Saying says(Refusal refusal) {
      return switch (refusal) {
        case BAD_REQUEST ->
            fault(400, "Application", "per_page", "invalid", Outcome.REFUSED, "strava.http-400");
        case INVALID_TOKEN ->
            fault(
                401,
                "Athlete",
                "access_token",
                "invalid",
                Outcome.NEEDS_REAUTH,
                "strava.invalid-token");
        case SCOPE_MISSING ->
            fault(
                401,
                "AccessToken",
                "activity:read_permission",
                "missing",
                Outcome.REFUSED,
                "strava.scope-missing");
        case APP_INACTIVE ->
            fault(403, "Application", "Status", "Inactive", Outcome.REFUSED, "strava.app-inactive");
        case NOT_FOUND -> fault(404, "Path", "id", "not found", Outcome.REFUSED, "strava.http-404");
        case GONE ->
            new Saying(
                ProviderAnswer.of(410, "text/plain", "{secret} has moved"),
                Outcome.REFUSED,
                "strava.http-410");
      };
    }

    private static Saying fault(
        int status, String resource, String field, String code, Outcome outcome, String expected) {
      String body =
          "{\"message\":\"No: {secret}\",\"errors\":[{\"resource\":\"%s\",\"field\":\"%s\",\"code\":\"%s\"}]}"
              .formatted(resource, field, code);
      return new Saying(ProviderAnswer.of(status, "application/json", body), outcome, expected);
    }

    @Override
    public Duration usualWait(Instant now) {
      return untilNext(900, now);
    }

    private static Duration untilNext(long window, Instant now) {
      long second = now.getEpochSecond();
      return Duration.between(now, Instant.ofEpochSecond((second / window + 1) * window))
          .plusSeconds(5);
    }

    @Override
    public Wait says(Limit limit, Instant now) {
      return switch (limit) {
        case SHORT -> new Wait(limited("101,400"), untilNext(900, now));
        case DAILY -> new Wait(limited("12,1001"), untilNext(86_400, now));
      };
    }

    private static ProviderAnswer limited(String usage) {
      return ProviderAnswer.of(429, "application/json", "{\"message\":\"Rate Limit Exceeded\"}")
          .withHeader("X-ReadRateLimit-Limit", "100,1000")
          .withHeader("X-ReadRateLimit-Usage", usage);
    }

    @Override
    public String page(Paging paging, String text) {
      return switch (paging) {
        case SAME_FOR_EVER -> text;
        case EMPTY_WITH_MORE ->
            throw HttpProvider.cannotHappen(
                "Strava promises no further page: an empty one ends it");
        case BACKWARDS -> throw HttpProvider.cannotHappen("Strava gives no mark of a next page");
        // The rows of an answer are cut off behind the second one.
        case SIZE_IGNORED ->
            text.replaceFirst("(?s)^(\\[\\{\"id.*?,)(\\{\"id.*?)(,\\{\"id.*)?\\]$", "$1$2]");
      };
    }

    @Override
    public void remove(String externalId) {
      var rows = rows();
      rows.remove(Long.valueOf(externalId));
      serveInstead(rows);
    }

    @Override
    public void add() {
      var rows = rows();
      rows.put(99L, RecordedFolder.row(99, NOW.minusSeconds(3600)));
      serveInstead(rows);
    }

    @Override
    public void restore() {
      if (changed) {
        serveInstead(rows());
        changed = false;
      }
    }
  }
}
