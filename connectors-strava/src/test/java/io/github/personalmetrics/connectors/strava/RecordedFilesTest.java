package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.connectors.strava.ActivityMapper.Row;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.RecordedData;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every answer that was ever recorded is read, or refused with a reason. */
class RecordedFilesTest {

  private static final Pattern STATUS_IN_NAME = Pattern.compile("fault_(\\d{3})_");
  private static final Pattern PAGE = Pattern.compile("page_\\d\\d\\.json");

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");
  private final OkHttpClient client = new OkHttpClient();
  private final ActivityMapper mapper = new ActivityMapper(StravaConnector.SOURCE);
  private final Set<Long> ids = new HashSet<>();
  private final Set<String> zones = new HashSet<>();

  /**
   * What comes of each file, but for the 39 pages of one account and for the headers that came with
   * the answers.
   */
  private static final String EXPECTED =
      """
      derived/activity_streams_key_by_type_all.json: a track of 997 in [LATITUDE, LONGITUDE, ALTITUDE, DISTANCE, HEART_RATE, CADENCE, POWER, TEMPERATURE]
      derived/activity_streams_key_by_type_core.json: a track of 997 in [LATITUDE, LONGITUDE, ALTITUDE, DISTANCE, HEART_RATE]
      derived/activity_streams_key_by_type_no_gps.json: a track of 997 in [DISTANCE, HEART_RATE]
      derived/athlete_activities_mixed_sports.json: activities 53 rejected 0
      derived/fault_400_after_future.json: Refused strava.http-400. Check the address and the credentials in the settings of strava.
      derived/fault_400_authorization_code_invalid.json: Unauthorized strava.consent-lost
      derived/fault_400_push_subscription_already_exists.json: Refused strava.http-400. Check the address and the credentials in the settings of strava.
      derived/fault_400_push_subscription_not_verifiable.json: Refused strava.http-400. Check the address and the credentials in the settings of strava.
      derived/fault_400_refresh_token_invalid.json: Unauthorized strava.consent-lost
      derived/fault_400_scope_invalid.json: Refused strava.http-400. Check the address and the credentials in the settings of strava.
      derived/fault_401_invalid_access_token.json: Unauthorized strava.invalid-token
      derived/fault_401_missing_scope_activity_read.json: Refused strava.scope-missing
      derived/fault_403_application_inactive.json: Refused strava.app-inactive
      derived/fault_404_record_not_found_UNCONFIRMED.json: Refused strava.http-404. Check the address and the credentials in the settings of strava.
      derived/fault_404_resource_not_found_UNCONFIRMED.json: Refused strava.http-404. Check the address and the credentials in the settings of strava.
      derived/fault_429_rate_limit_exceeded.json: RateLimited strava.rate-limited
      derived/fault_500_message_error.json: Unavailable strava.http-500. Nothing is lost: the next sync goes on from here.
      derived/webhook_activity_create.json: event CREATED
      derived/webhook_activity_delete.json: event DELETED
      derived/webhook_activity_update_title_type_private.json: event UPDATED
      derived/webhook_athlete_deauthorize.json: event DEAUTHORIZED
      recorded/activity_detail_ride.json: activities 1 rejected 0
      recorded/activity_detail_run_marathon.json: activities 1 rejected 0
      recorded/activity_streams_no_keys.json: no track: no times
      recorded/athlete_activities_after_before.json: activities 7 rejected 0
      recorded/athlete_activities_default_page.json: activities 30 rejected 0
      recorded/athlete_activities_per_page_1.json: activities 1 rejected 0
      recorded/athlete_activities_per_page_72_page_1.json: activities 72 rejected 0
      recorded/create_activity_201.json: activities 1 rejected 0
      recorded/error_401_authorization.json: Unauthorized strava.invalid-token
      recorded/error_429_rate_limit_2018.json: RateLimited strava.rate-limited
      recorded/oauth_deauthorize.json: the consent is taken back
      recorded/oauth_token_authorization_code.json: tokens for 21600 s
      recorded/oauth_token_invalid_client.json: Refused strava.bad-client
      recorded/oauth_token_invalid_code.json: Unauthorized strava.consent-lost
      recorded/oauth_token_refresh_token.json: tokens for 14282 s
      recorded/segment_effort_streams_by_type.json: no track: no times
      recorded/segment_streams_by_type.json: no track: no times
      recorded/segment_streams_keys_by_type.json: no track: no times
      recorded/update_activity.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_get.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_get_ride_all_efforts.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_get_run.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_post.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_put.json: activities 1 rejected 0
      recorded_go_strava_2013_2014/activity_stream.json: refused: Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $
      recorded_go_strava_2013_2014/athlete_list_activies.json: activities 30 rejected 0
      recorded_go_strava_2013_2014/current_athlete_list_activities.json: activities 14 rejected 0
      recorded_go_strava_2013_2014/oauth_deauthorize.json: the consent is taken back
      recorded_go_strava_2013_2014/upload_create_unauthorized.json: Refused strava.scope-missing
      reference/schema_fields.json: a table
      reference/sport_types.json: a table
      stravalib/activity-manual.3.json: activities 1 rejected 0
      stravalib/activity.3.json: activities 1 rejected 0
      stravalib/strava_swagger.json: a table
      """;

  /** What answers requests that are never made: whoever adds a file decides whether it is one. */
  private static final Set<String> NOT_ASKED_FOR =
      Set.of(
          "derived/webhook_validation_response.json",
          "recorded/activity_laps.json",
          "recorded/activity_zones.json",
          "recorded/athlete.json",
          "recorded/athlete_stats.json",
          "recorded/athlete_zones.json",
          "recorded/create_upload_file_with_error_step_1.json",
          "recorded/create_upload_file_with_error_step_2.json",
          "recorded/create_upload_file_with_error_step_3.json",
          "recorded/create_upload_step_1.json",
          "recorded/create_upload_step_2.json",
          "recorded/create_upload_step_3.json",
          "recorded/gear_bike.json",
          "recorded/gear_shoe.json",
          "recorded/update_athlete.json",
          "recorded/upload_ready.json",
          "recorded/webhooks_create_push_subscription.json",
          "recorded/webhooks_no_push_subscriptions.json",
          "recorded/webhooks_push_subscriptions.json",
          "recorded_go_strava_2013_2014/activity_list_laps.json",
          "recorded_go_strava_2013_2014/activity_list_zones.json",
          "recorded_go_strava_2013_2014/athlete_stats.json",
          "recorded_go_strava_2013_2014/current_athlete_get.json",
          "recorded_go_strava_2013_2014/gear_get_bike.json",
          "recorded_go_strava_2013_2014/gear_get_shoe.json",
          "recorded_go_strava_2013_2014/upload_create.json",
          "recorded_go_strava_2013_2014/upload_get.json",
          "stravalib/athlete.2.json",
          "stravalib/athlete.3.json",
          "stravalib/example_zone_response.json");

  @Test
  void everyFileIsReadOrRefusedWithAReason() throws IOException {
    Path root = RecordedData.folder("strava");
    var outcomes = new TreeMap<String, String>();
    var usages = new TreeMap<String, Integer>();
    var unasked = new HashSet<String>();
    int files = 0;
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
        files++;
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".meta.json")) {
          usages.merge(read(file), 1, Integer::sum);
        } else if (PAGE.matcher(file.getFileName().toString()).matches()) {
          assertThat(read(file)).as(name).matches("activities \\d+ rejected 0");
        } else if (!NOT_ASKED_FOR.contains(name)) {
          outcomes.put(name, read(file));
        } else {
          unasked.add(name);
        }
      }
    }

    assertThat(files).isEqualTo(220);
    assertThat(outcomes).isEqualTo(expected());
    assertThat(unasked).isEqualTo(NOT_ASKED_FOR);
    assertThat(usages)
        .isEqualTo(
            Map.of(
                "4 usages of limits", 57,
                "2 usages of limits", 30,
                "0 usages of limits", 9));
  }

  @Test
  void theRecordedAccountHas1132ActivitiesIn37Zones() throws IOException {
    Path pages = RecordedData.folder("strava/recorded/athlete_activities_all");
    try (Stream<Path> all = Files.list(pages)) {
      all.filter(it -> it.toString().matches(".*page_\\d\\d\\.json")).forEach(this::read);
    }

    assertThat(ids).hasSize(1132);
    assertThat(zones).hasSize(37);
  }

  private static Map<String, String> expected() {
    var expected = new TreeMap<String, String>();
    EXPECTED
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              expected.put(line.substring(0, colon), line.substring(colon + 2));
            });
    return expected;
  }

  private String read(Path file) {
    String text = text(file);
    String name = file.getFileName().toString();
    if (file.getParent().endsWith("reference") || name.equals("strava_swagger.json")) {
      return "a table";
    }
    if (name.endsWith(".meta.json")) {
      var meta = new RawJson(text).as(Wire.Meta.class);
      return StravaLimits.DEFAULT.read(meta.response().headers()).size() + " usages of limits";
    }
    int status = status(file, name);
    if (status >= 300) {
      return said(error(status, text));
    }
    if (text.contains("\"object_type\"")) {
      return "event " + StravaEvent.parse(text).kind();
    }
    if (text.contains("\"access_token\"")) {
      var tokens = new RawJson(text).as(StravaOAuthApi.Tokens.class);
      return tokens.refreshToken() == null
          ? "the consent is taken back"
          : "tokens for " + tokens.expiresIn() + " s";
    }
    if (text.contains("\"original_size\"")) {
      return track(text);
    }
    if (text.contains("\"start_date\"") && text.contains("\"timezone\"")) {
      return text.startsWith("[")
          ? rows(new RawJson("{\"rows\":" + text + "}").as(Wire.Rows.class).rows())
          : rows(List.of(new RawJson(text)));
    }
    return name.startsWith("page_")
        ? "activities 0 rejected 0"
        : "nobody has decided what this answers";
  }

  private String rows(List<RawJson> raw) {
    List<Row> rows = raw.stream().map(mapper::map).toList();
    rows.forEach(row -> ids.add(row.id()));
    raw.forEach(row -> zones.add(row.as(StravaApi.Activity.class).timezone()));
    List<String> reasons =
        rows.stream()
            .filter(row -> row.rejection() != null)
            .map(row -> row.rejection().reason())
            .distinct()
            .toList();
    return "activities %d rejected %d%s"
        .formatted(
            rows.stream().filter(row -> row.activity() != null).count(),
            rows.stream().filter(row -> row.rejection() != null).count(),
            reasons.isEmpty() ? "" : " because " + String.join(", ", reasons));
  }

  private static String track(String text) {
    try {
      return TrackMapper.map(new RawJson(text).as(StravaApi.Streams.class))
          .map(track -> "a track of " + track.size() + " in " + channels(track))
          .orElse("no track: no times");
    } catch (IllegalArgumentException e) {
      return "refused: " + e.getMessage();
    }
  }

  private static String channels(Track track) {
    return Stream.of(Track.Channel.values()).filter(track::has).toList().toString();
  }

  /** What the connector is told of it, on the way that every answer takes. */
  private SourceException error(int status, String body) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> answer(exchange, status, body));
      server.start();
      try {
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        ProviderApi.of("strava", client)
            .withClock(clock)
            .withErrors(new StravaErrors(clock))
            .create(StravaApi.class, address)
            .athlete("Bearer secret");
      } finally {
        server.stop(0);
      }
    } catch (SourceException e) {
      return e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("HTTP status " + status + " was taken for an answer");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Where the status alone speaks, with the advice: the other codes have theirs tested apart. */
  private static String said(SourceException e) {
    String said = e.getClass().getSimpleName() + ' ' + e.code();
    return e.code().startsWith("strava.http-") ? said + ". " + e.advice() : said;
  }

  private static int status(Path file, String name) {
    Matcher matcher = STATUS_IN_NAME.matcher(name);
    if (matcher.find()) {
      return Integer.parseInt(matcher.group(1));
    }
    if (name.contains("_429_")) {
      return 429;
    }
    Path meta = file.resolveSibling(name.replace(".json", ".meta.json"));
    if (Files.exists(meta)) {
      return new RawJson(text(meta)).as(Wire.Meta.class).response().status();
    }
    return name.contains("unauthorized") ? 401 : 200;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moshi needs public records; inside a package-private interface nobody else can name them. */
  interface Wire {
    record Meta(Response response) {}

    record Response(int status, @Json(name = "headers") Map<String, @Nullable String> headers) {}

    record Rows(List<RawJson> rows) {}
  }
}
