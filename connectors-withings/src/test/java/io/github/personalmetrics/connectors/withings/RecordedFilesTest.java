package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every answer that was ever recorded is read, or refused with a reason. */
class RecordedFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static final Map<String, io.github.personalmetrics.connectors.withings.Stream> STREAMS =
      Map.of(
          "measures", new MeasureRows(),
          "activity", new DayRows(),
          "workouts", new WorkoutRows(),
          "sleep", new NightRows());

  /** What comes of each file: a stream with records and rejections, or why there are none. */
  private static final String EXPECTED =
      """
      aiowithings/activity.json: activity 2 rejected 0
      aiowithings/device.json: not asked for
      aiowithings/goals.json: not asked for
      aiowithings/goals_1.json: not asked for
      aiowithings/goals_2.json: not asked for
      aiowithings/measurement.json: measures 1 rejected 0
      aiowithings/measurement_list.json: measures 2062 rejected 0
      aiowithings/measurement_list_2.json: measures 34 rejected 0
      aiowithings/measurement_positions.json: measures 2 rejected 0
      aiowithings/new_device.json: not asked for
      aiowithings/no_goals.json: not asked for
      aiowithings/notify_list.json: not asked for
      aiowithings/notify_revoke.json: not asked for
      aiowithings/notify_subscribe.json: not asked for
      aiowithings/sleep.json: not asked for
      aiowithings/sleep_no_datafields.json: not asked for
      aiowithings/sleep_summary.json: sleep 300 rejected 0
      aiowithings/sleep_summary_no_datafields.json: sleep 300 rejected 0
      aiowithings/workouts.json: workouts 10 rejected 0
      derived/error_100_legacy_no_body.json: Unauthorized withings.invalid-token
      derived/error_2554_not_implemented_UNCONFIRMED_text.json: InvalidResponse withings.bad-request
      derived/error_2555_UNCONFIRMED_text.json: Refused withings.not-allowed
      derived/error_293_callback_UNCONFIRMED_text.json: InvalidResponse withings.bad-request
      derived/error_401_invalid_token.json: Unauthorized withings.invalid-token
      derived/error_503_invalid_code.json: Unauthorized withings.consent-lost
      derived/error_503_invalid_refresh_token.json: Unauthorized withings.consent-lost
      derived/error_601_same_arguments.json: RateLimited withings.rate-limited
      derived/error_601_too_many_requests_no_wait_UNCONFIRMED.json: RateLimited withings.rate-limited
      derived/error_unknown_status_999999.json: Unavailable withings.error-999999
      derived/getactivity_empty.json: activity 0 rejected 0
      derived/getactivity_page_1.json: activity 1 rejected 0
      derived/getactivity_page_2.json: activity 1 rejected 0
      derived/getintradayactivity.json: not asked for
      derived/getintradayactivity_empty_array_UNCONFIRMED.json: not asked for
      derived/getmeas_attrib_variants.json: measures 6 rejected 0
      derived/getmeas_category_2_objective.json: measures 0 rejected 0
      derived/getmeas_empty.json: measures 0 rejected 0
      derived/getmeas_full_2062.json: measures 2062 rejected 0
      derived/getmeas_incremental_before.json: measures 1 rejected 0
      derived/getmeas_incremental_edited_same_grpid.json: measures 1 rejected 0
      derived/getmeas_legacy_2020_shape.json: measures 1 rejected 0
      derived/getmeas_multi_page_1.json: measures 200 rejected 0
      derived/getmeas_multi_page_2.json: measures 200 rejected 0
      derived/getmeas_multi_page_3.json: measures 200 rejected 0
      derived/getmeas_positions.json: measures 2 rejected 0
      derived/getmeas_single_page.json: measures 34 rejected 0
      derived/nonce.json: not asked for
      derived/notification_payloads.json: notifications
      derived/sleep_summary_page_1.json: sleep 150 rejected 0
      derived/sleep_summary_page_2.json: sleep 150 rejected 0
      derived/token_authorization_code.json: tokens of 1234567 for 10800 s
      derived/token_refresh.json: tokens of 1234567 for 10800 s
      derived/token_refresh_userid_int.json: tokens of 1234567 for 10800 s
      derived/token_with_csrf_token.json: tokens of 1234567 for 10800 s
      derived/workouts_empty.json: workouts 0 rejected 0
      reference/attrib.json: a table
      reference/meastypes.json: a table
      reference/positions.json: a table
      reference/status_codes.json: a table
      reference/workout_categories.json: a table
      zono-dev/sample_activity.json: activity 2 rejected 0
      zono-dev/sample_measure.json: measures 1 rejected 0
      zono-dev/sample_sleep.json: not asked for
      """;

  @Test
  void everyFileIsReadOrRefusedWithAReason() throws IOException {
    Path root = RecordedData.folder("withings");
    var outcomes = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .forEach(
              file ->
                  outcomes.put(root.relativize(file).toString().replace('\\', '/'), read(file)));
    }

    assertThat(outcomes).isEqualTo(expected());
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

  private static String read(Path file) {
    String text = text(file);
    String folder = String.valueOf(file.getParent().getFileName());
    if (folder.equals("reference")) {
      return "a table";
    }
    if (text.startsWith("[")) {
      return text.contains("contentType")
          ? "notifications"
          : rows("measures", "{\"timezone\":\"UTC\",\"measuregrps\":" + text + "}");
    }
    WithingsApi.Envelope envelope = new RawJson(text).as(WithingsApi.Envelope.class);
    try {
      String body = WithingsStatus.body(envelope).text();
      if (body.contains("access_token")) {
        var tokens = new RawJson(body).as(WithingsOAuthApi.Tokens.class);
        return "tokens of "
            + tokens.userid()
            + " for "
            + ((Number) tokens.expiresIn()).longValue()
            + " s";
      }
      return stream(file, body).map(stream -> rows(stream, body)).orElse("not asked for");
    } catch (SourceException e) {
      return e.getClass().getSimpleName() + ' ' + e.code();
    }
  }

  private static Optional<String> stream(Path file, String body) {
    if (body.contains("\"measuregrps\"")) {
      return Optional.of("measures");
    }
    if (body.contains("\"activities\"")) {
      return Optional.of("activity");
    }
    String name = String.valueOf(file.getFileName());
    return name.contains("workouts")
        ? Optional.of("workouts")
        : name.contains("sleep_summary") ? Optional.of("sleep") : Optional.empty();
  }

  private static String rows(String stream, String body) {
    var rows = new RawJson(body).as(WithingsApi.Rows.class);
    var read = new RowReader(Objects.requireNonNull(STREAMS.get(stream))).read(List.of(rows), NOW);
    return "%s %d rejected %d".formatted(stream, read.records().size(), read.rejected().size());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
