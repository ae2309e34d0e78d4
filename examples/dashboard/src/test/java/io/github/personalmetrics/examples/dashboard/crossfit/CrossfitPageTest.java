package io.github.personalmetrics.examples.dashboard.crossfit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossfitPageTest {

  private static final Workout[] SESSIONS = {
    Records.workout("a")
        .at(Instant.parse("2026-11-10T10:00:00Z"))
        .session("Heavy")
        .set("Back squat", 5, "100")
        .set("Press", 5, "40")
        .build(),
    Records.workout("b")
        .at(Instant.parse("2026-11-17T10:00:00Z"))
        .set("Back squat", 3, "110")
        .build()
  };

  @Test
  void thePageOpensWithNumbersOfAnExerciseAndAllSessions() {
    try (var dashboard = with(SESSIONS)) {
      String page = dashboard.owner().get("/crossfit").body();

      assertThat(page)
          .contains("list=\"exercises\" value=\"Back squat\"", "<option value=\"Back squat\">");
      assertThat(tile(page, "max")).contains("110.0", "kg", "on 17 Nov 2026");
      assertThat(tile(page, "repetitions")).contains(">8 <");
      // 5 x 100 and 3 x 110 over 8.
      assertThat(tile(page, "mean")).contains("103.8");
      assertThat(page)
          .contains("Back squat: 2 sessions, 8 repetitions, at most 110.0 kg.")
          .contains("exercise=Back+squat\"", "2 sessions</h2>")
          .contains("<td class=\"words\">Heavy</td><td>700</td><td>10</td><td>70.0</td>")
          .contains("<td class=\"words names\">Back squat, Press</td>");
    }
  }

  @Test
  void theHeaviestExerciseIsShownFirstHoweverSeldomItIsDone() {
    Workout once =
        Records.workout("c")
            .at(Instant.parse("2026-11-18T10:00:00Z"))
            .set("Deadlift", 1, "150")
            .build();
    try (var dashboard = with(SESSIONS[0], SESSIONS[1], once)) {
      assertThat(dashboard.owner().get("/crossfit").body())
          .contains("list=\"exercises\" value=\"Deadlift\"");
    }
  }

  @Test
  void theNumbersAreThoseOfTheApi() {
    try (var dashboard = with(SESSIONS)) {
      Browser owner = dashboard.owner();
      assertThat(owner.get("/crossfit?exercise=Press").body())
          .contains("Press: 1 session, 5 repetitions, at most 40.0 kg.");
      assertThat(owner.get("/api/v1/workouts?exercise=Press").body())
          .contains("\"repetitions\":5,\"mean_per_repetition\":40.0,\"max_weight\":40}");
    }
  }

  @Test
  void anExerciseThatWasNotDoneLatelyHasNoPoints() {
    try (var dashboard = with(SESSIONS)) {
      assertThat(dashboard.owner().get("/crossfit?exercise=Press&from=2026-11-15").body())
          .contains("Press: no sessions, 0 repetitions, at most – kg.", "<canvas id=\"sessions\"")
          .doesNotContain("<canvas id=\"chart\"");
    }
  }

  @Test
  void rowsThatCouldNotBeReadAreShownWithTheirPlace() {
    var row = new Rejection(Records.LOG, "a", "log!E17", "\"3o\" is not a number", "3o");
    try (var dashboard = with(SESSIONS).reject(row)) {
      Browser owner = dashboard.owner();

      assertThat(owner.get("/crossfit").body())
          .contains("data-testid=\"partial\"", "sheets/log log!E17", "is not a number");
      assertThat(owner.get("/weight").body()).doesNotContain("data-testid=\"partial\"");
      assertThat(owner.get("/").body()).contains("data-testid=\"partial\"");
    }
  }

  @Test
  void theEstimateSaysThatItIsOneAndTheRecordsAreThoseOfTheApi() {
    try (var dashboard = with(SESSIONS)) {
      Browser owner = dashboard.owner();
      String page = owner.get("/crossfit?exercise=Back+squat").body();

      assertThat(tile(page, "one-rm")).contains("One repetition, estimate", "by Epley");
      assertThat(page)
          .contains("data-testid=\"records\"", "Back squat: the best session had ")
          .contains("/api/v1/exercise?from=", "&amp;name=Back+squat");
      assertThat(owner.get("/api/v1/exercise?name=Back+squat").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRowThatNeedsAttentionIsNamedWithWhatWasReadAndWhyItWasRefused() {
    try (var dashboard = with(SESSIONS)) {
      dashboard.reject(Records.rejection(Records.LOG, "9", "five by five"));
      assertThat(dashboard.owner().get("/crossfit").body())
          .contains("1 row of the source", "row of 9", "is not a number", "five by five")
          .doesNotContain("docs.google.com");
    }
  }

  @Test
  void emptyAndNotConnectedSayWhatToDo() {
    try (var dashboard = TestDashboard.start()) {
      Browser owner = dashboard.owner();
      assertThat(owner.get("/crossfit").body())
          .contains("data-testid=\"not-connected\"", "sheets.spreadsheet-id")
          .doesNotContain("name=\"exercise\"");

      dashboard.storeFrom(Records.LOG, SESSIONS);
      assertThat(owner.get("/crossfit?from=2020-01-01&to=2020-02-01").body())
          .contains("data-testid=\"empty\"", "Your first is of 10 Nov 2026.")
          .doesNotContain("<canvas");
    }
  }

  @ParameterizedTest
  @CsvSource({"exercise=Juggling,exercise", "from=x,from", "range=2y,range"})
  void aBadAddressIsAPageThatNamesTheParameter(String query, String parameter) {
    try (var dashboard = TestDashboard.start()) {
      HttpResponse<String> response = dashboard.owner().get("/crossfit?" + query);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("<p>" + parameter + ": expected");
    }
  }

  private static TestDashboard with(Workout... sessions) {
    return TestDashboard.start().storeFrom(Records.LOG, sessions);
  }

  private static String tile(String page, String id) {
    int start = page.indexOf("data-testid=\"tile-" + id + '"');
    assertThat(start).as("tile " + id).isPositive();
    return page.substring(start, page.indexOf("</div>", start));
  }
}
