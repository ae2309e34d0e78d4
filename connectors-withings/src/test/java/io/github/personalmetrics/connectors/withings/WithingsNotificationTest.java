package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithingsNotificationTest {

  private static final String ME = "1234567";

  private static WithingsNotification parse(String form) {
    return WithingsNotification.parse(form, ME);
  }

  @ParameterizedTest
  @CsvSource({
    "1, withings/measures",
    "2, withings/measures",
    "4, withings/measures",
    "16, withings/activity withings/workouts",
    "44, withings/sleep",
    "50, ''",
    "99999, ''"
  })
  void eachSubscriptionLeadsToItsStreams(int appli, String sources) {
    var notification =
        parse("userid=1234567&appli=" + appli + "&startdate=1693651150&enddate=1693651152");

    assertThat(notification.appli()).isEqualTo(appli);
    assertThat(notification.windows())
        .extracting(window -> window.source().toString())
        .containsExactly(sources.isEmpty() ? new String[0] : sources.split(" "));
  }

  @Test
  void theWindowHoldsBothEnds() {
    var window =
        parse("userid=1234567&startdate=1693651150&enddate=1693651152&appli=1").windows().get(0);

    assertThat(window.request().range().contains(Instant.ofEpochSecond(1693651150))).isTrue();
    assertThat(window.request().range().contains(Instant.ofEpochSecond(1693651152))).isTrue();
  }

  @Test
  void aDateIsThatDayInEveryZone() {
    var window = parse("userid=1234567&appli=16&date=2023-10-20").windows().get(0);

    assertThat(window.request().range().from()).isEqualTo("2023-10-19T10:00:00Z");
    assertThat(window.request().range().to()).isEqualTo("2023-10-21T14:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"unlink, true", "delete, true", "update, false"})
  void whoeverLeavesSaysSo(String action, boolean goodbye) {
    var notification = parse("userid=1234567&appli=46&action=" + action);

    assertThat(notification.isGoodbye()).isEqualTo(goodbye);
    assertThat(notification.windows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "appli=1&startdate=1&enddate=2",
        "userid=7654321&appli=1&startdate=1&enddate=2",
        "userid=1234567",
        "userid=1234567&appli=one",
        "userid=1234567&appli=-1",
        "userid=1234567&appli=99999999999",
        "userid=1234567&appli=1&startdate=2&enddate=1",
        "userid=1234567&appli=1&startdate=99999999999999999999&enddate=1",
        "userid=1234567&appli=16&date=yesterday",
        "userid=1234567&appli=%",
        "{\"userid\":1234567,\"appli\":1}"
      })
  void whatIsNoneOrSomebodyElsesIsRefused(String form) {
    assertThatThrownBy(() -> parse(form)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyRecordedOneIsUnderstood() throws IOException {
    var file = RecordedData.folder("withings").resolve("derived/notification_payloads.json");
    List<?> payloads = new RawJson(Files.readString(file)).as(List.class);

    assertThat(payloads)
        .extracting(payload -> parse(String.valueOf(((Map<?, ?>) payload).get("body"))))
        .extracting(n -> n.appli() + " " + n.windows().size() + " " + n.isGoodbye())
        .containsExactly(
            "1 1 false", "44 1 false", "16 2 false", "46 0 true", "46 0 true", "50 0 false");
  }
}
