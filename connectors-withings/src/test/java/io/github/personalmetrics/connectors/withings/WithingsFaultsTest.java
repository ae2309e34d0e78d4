package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.ProviderRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import io.github.personalmetrics.testkit.HttpWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What HTTP can do to Withings' measures. */
class WithingsFaultsTest extends HttpFaultKit {

  @TempDir private static Path folder;
  private static Withings withings;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectory(folder.resolve("withings"));
    withings = new Withings(folder);
  }

  @AfterAll
  static void stopProvider() {
    withings.simulator.close();
  }

  @Override
  protected HttpProvider provider() {
    return withings;
  }

  /** Three pages of weigh-ins. */
  private static final class Withings implements HttpProvider {

    private static final int ROWS = 20;
    private static final Instant FIRST = Instant.parse("2026-02-01T07:00:00Z");

    private final Path folder;
    private ProviderSimulator simulator;
    private boolean changed;

    Withings(Path folder) {
      this.folder = folder;
      this.simulator = serve(rows(), 0);
    }

    private static Map<Long, String> rows() {
      var rows = new TreeMap<Long, String>();
      for (long id = 1; id <= ROWS; id++) {
        rows.put(id, row(id, FIRST.plus(Duration.ofDays(id))));
      }
      return rows;
    }

    private static String row(long id, Instant at) {
      return """
          {"grpid":%d,"attrib":0,"date":%d,"modified":%d,"category":1,
           "measures":[{"value":%d,"type":1,"unit":-3}]}"""
          .formatted(id, at.getEpochSecond(), at.getEpochSecond() + 60, 70_000 + id);
    }

    private ProviderSimulator serve(Map<Long, String> rows, int port) {
      try {
        Files.writeString(folder.resolve("withings/getmeas_all.json"), rows.values().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return ProviderSimulator.builder()
          .recorded(folder)
          .pageSize(7)
          .requestsPerMinute(0)
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
      return simulator.withingsBaseUrl();
    }

    @Override
    public SourceConnector connector(HttpWiring wiring) {
      var client = new OkHttpClient.Builder().callTimeout(wiring.timeout());
      if (wiring.tls() != null) {
        client.sslSocketFactory(wiring.tls().client().getSocketFactory(), wiring.tls().trust());
      }
      return WithingsConnector.measures(
          WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
              .withBaseUrl(wiring.baseUrl())
              .withRequestsPerMinute(0)
              .withTokens(simulator.withingsAccessToken(), simulator.withingsRefreshToken()),
          wiring.store().tokens(),
          client.build(),
          wiring.clock());
    }

    @Override
    public boolean asksForRows(ProviderRequest request) {
      return request.path().endsWith("/measure");
    }

    @Override
    public Instant now() {
      return Instant.parse("2026-03-02T12:00:00Z");
    }

    @Override
    public String damage(Damage damage, String text) {
      return switch (damage) {
        case NAN -> text.replaceFirst("\"value\":\\d+", "\"value\":NaN");
        case TWICE -> text.replaceFirst("\"value\":(\\d+)", "\"value\":1,\"value\":$1");
        case NUMBER_AS_TEXT -> text.replaceFirst("\"value\":(\\d+)", "\"value\":\"$1\"");
        case ROWS_MISSING -> text.replace("\"measuregrps\"", "\"groups\"");
      };
    }

    @Override
    public Saying says(Refusal refusal) {
      return switch (refusal) {
        case BAD_REQUEST -> inside(503, "Invalid Params", Outcome.FAILED, "withings.bad-request");
        case INVALID_TOKEN ->
            inside(401, "invalid_token", Outcome.NEEDS_REAUTH, "withings.invalid-token");
        case SCOPE_MISSING ->
            inside(277, "Insufficient scope", Outcome.REFUSED, "withings.not-allowed");
        case APP_INACTIVE -> status(403);
        case NOT_FOUND -> status(404);
        case GONE -> status(410);
      };
    }

    private static Saying inside(int status, String words, Outcome outcome, String code) {
      String body =
          "{\"status\":%d,\"body\":{},\"error\":\"%s: {secret}\"}".formatted(status, words);
      return new Saying(ProviderAnswer.of(200, "application/json", body), outcome, code);
    }

    private static Saying status(int status) {
      return new Saying(
          ProviderAnswer.of(status, "text/plain", "No: {secret}"),
          Outcome.REFUSED,
          "withings.http-" + status);
    }

    @Override
    public Wait says(Limit limit, Instant now) {
      return switch (limit) {
        case SHORT ->
            new Wait(
                ProviderAnswer.of(
                    200, "application/json", "{\"status\":601,\"body\":{\"wait_seconds\":32}}"),
                Duration.ofSeconds(32));
        case DAILY ->
            throw HttpProvider.cannotHappen("Withings counts by the minute, not by the day");
      };
    }

    @Override
    public String page(Paging paging, String text) {
      return switch (paging) {
        case SAME_FOR_EVER -> text;
        case EMPTY_WITH_MORE ->
            "{\"status\":0,\"body\":{\"measuregrps\":[],\"more\":1,\"offset\":7}}";
        case BACKWARDS ->
            throw HttpProvider.cannotHappen(
                "Withings is listed by time; its marks count within a second, see BrokenPagingTest");
        case SIZE_IGNORED ->
            throw HttpProvider.cannotHappen("Withings is not asked for a number of rows");
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
      rows.put(0L, row(0, FIRST));
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
