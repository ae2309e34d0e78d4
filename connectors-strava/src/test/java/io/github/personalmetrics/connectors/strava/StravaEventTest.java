package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.connectors.strava.StravaEvent.Kind;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StravaEventTest {

  private static final Instant START = Instant.parse("2025-10-19T18:00:00Z");

  private static String event(String type, String aspect, String updates) {
    return """
        {"object_type":"%s","object_id":17195505756,"aspect_type":"%s","updates":%s,
         "owner_id":1000001,"subscription_id":131300,"event_time":1760905000}"""
        .formatted(type, aspect, updates);
  }

  @ParameterizedTest
  @CsvSource({
    "webhook_activity_create, CREATED",
    "webhook_activity_update_title_type_private, UPDATED",
    "webhook_activity_delete, DELETED",
    "webhook_athlete_deauthorize, DEAUTHORIZED"
  })
  void documentedEventsAreRead(String name, Kind kind) throws IOException {
    var event =
        StravaEvent.parse(
            Files.readString(RecordedData.folder("strava").resolve("derived/" + name + ".json")));

    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.owner()).isEqualTo("1000001");
    assertThat(event.subscription()).isEqualTo(131300);
    assertThat(event.activity().isPresent()).isEqualTo(kind != Kind.DEAUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "delete"})
  void ofAStoredActivityItsSecondIsReadAgain(String aspect) {
    var event = StravaEvent.parse(event("activity", aspect, "{}"));

    assertThat(event.request(key -> Optional.of(START)))
        .contains(new FetchRequest.Window(TimeRange.of(START, START.plusSeconds(1))));
    assertThat(event.activity())
        .contains(RecordKey.of(SourceId.of("strava", "activities"), "17195505756"));
  }

  @Test
  void ofAnUnknownActivityTheMonthBeforeIsReadAgain() {
    var event = StravaEvent.parse(event("activity", "create", "{}"));

    assertThat(event.request(key -> Optional.empty()))
        .hasValueSatisfying(
            window -> {
              assertThat(window.range().contains(event.at())).isTrue();
              assertThat(window.range().contains(event.at().minusSeconds(29 * 86_400))).isTrue();
            });
  }

  @Test
  void whatWasNeverStoredNeedsNoDeleting() {
    var event = StravaEvent.parse(event("activity", "delete", "{}"));

    assertThat(event.request(key -> Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"false\"", "false"})
  void aWithdrawnConsentIsToldAsTextOrAsAFlag(String authorized) {
    var event =
        StravaEvent.parse(event("athlete", "update", "{\"authorized\":" + authorized + "}"));

    assertThat(event.kind()).isEqualTo(Kind.DEAUTHORIZED);
    assertThat(event.request(key -> Optional.of(START))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"athlete, update", "club, create", "activity, praised"})
  void whatNobodyKnowsCallsForNothing(String type, String aspect) {
    var event = StravaEvent.parse(event(type, aspect, "{}"));

    assertThat(event.kind()).isEqualTo(Kind.OTHER);
    assertThat(event.request(key -> Optional.of(START))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        "{\"object_type\":\"activity\",\"object_id\":\"x\"}",
        "{\"object_type\":\"activity\",\"object_id\":7,\"aspect_type\":\"create\"}"
      })
  void whatIsNoEventIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> StravaEvent.parse(body));
  }
}
