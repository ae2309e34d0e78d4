package io.github.personalmetrics.examples.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewPageTest {

  private static final Instant TODAY = Instant.parse("2026-11-23T06:12:00Z");

  @Test
  void theLastOfEverythingIsThereWithoutAnyScript() {
    try (var dashboard = TestDashboard.start()) {
      dashboard
          .store(
              Records.weight("1", TODAY, "76.4"),
              Records.weight("2", TODAY.minus(Duration.ofDays(8)), "77.0"),
              Records.measurement("3").at(TODAY).value(Metric.FAT_RATIO, "18.24").build())
          .storeFrom(
              Records.ACTIVITIES,
              Records.run("1", TODAY.minus(Duration.ofDays(3)), 9_100),
              Records.activity("2")
                  .at(TODAY)
                  .distance(10_200)
                  .time(Duration.ofSeconds(3190), Duration.ofSeconds(3200))
                  .elevationGain(84)
                  .build())
          .storeFrom(
              Records.LOG,
              Records.workout("a")
                  .at(TODAY.minus(Duration.ofDays(6)))
                  .set("Deadlift", 5, "100")
                  .set("Deadlift", 5, "100")
                  .set("Press", 5, "40")
                  .set("Press", 3, "45")
                  .set(ExerciseSet.of("Pull-up", 12, null))
                  .build());
      String page = dashboard.owner().get("/").body();

      assertThat(card(page, "body-weight")).contains("76.4", "1 h ago", "<polyline");
      assertThat(card(page, "body-weight"))
          .contains(
              "<b>▼ −0.6</b> <span class=\"unit\">kg</span>",
              "since 15 Nov 2026 (77.0 kg)",
              "no reading to compare with");
      assertThat(card(page, "body-fat-ratio")).contains("18.2", "%").doesNotContain("polyline");
      assertThat(card(page, "last-run"))
          .contains("10.2 <span", "+1.1", "11.5 <span", "+0.6", "84 <span", "+4")
          .contains("53:10", "+3:10", "compared with the run of 20 Nov 2026");
      assertThat(card(page, "last-workout"))
          .contains("17 Nov 2026", "Deadlift</th><td>2×5</td><td>100.0</td><td>1,000")
          .contains("Press</th><td>5, 3</td><td>45.0</td><td>335")
          .contains("Pull-up</th><td>1×12</td><td>body</td><td>0")
          .contains("Total 1,335 kg · 30 repetitions");
      assertThat(card(page, "grid"))
          .contains("The last 12 weeks: 2 days with a run, 1 with a session.")
          .contains("<g class=\"day-run\"><title>23 Nov 2026: run</title>")
          .contains("<g class=\"day-session\"><title>17 Nov 2026: session</title>")
          .doesNotContain("24 Nov 2026");
      assertThat(page.split("<g class=\"day-", -1)).hasSize(1 + 11 * 7 + 1);
      assertThat(card(page, "last-workout")).doesNotContain("data-testid=\"record\"");
      assertThat(page).contains("This week: 1 run · 10.2 km · no sessions");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 18, Goal 18.0 %: now 1.4 points above it.",
    "en, 20, Goal 20.0 %: now 0.6 points below it.",
    "en, 19.4, Goal 19.4 %: reached.",
    "fr, 18, 'Objectif 18,0 %\u00a0: actuellement 1,4 points au-dessus.'",
    "fr, 20, 'Objectif 20,0 %\u00a0: actuellement 0,6 points en dessous.'",
    "fr, 19.4, 'Objectif 19,4 %\u00a0: atteint.'"
  })
  void aPercentageChangesByPointsAndIsOnOneSideOfItsGoal(
      String language, BigDecimal target, String goal) {
    try (var dashboard =
        TestDashboard.start()
            .store(
                Records.measurement("1").at(TODAY).value(Metric.FAT_RATIO, "19.4").build(),
                Records.measurement("2")
                    .at(TODAY.minus(Duration.ofDays(8)))
                    .value(Metric.FAT_RATIO, "19.0")
                    .build())) {
      dashboard.store().notes().setGoal(new Goal(Metric.FAT_RATIO, target, null));
      String page = dashboard.owner().with("Accept-Language", language).get("/").body();

      assertThat(card(page, "body-fat-ratio"))
          .contains("<span class=\"unit\">%</span>", goal)
          .containsPattern("▲ \\+0[.,]4</b> <span class=\"unit\">points</span>");
    }
  }

  @Test
  void onlyWhatWasNeverAsHeavyIsARecord() {
    try (var dashboard =
        TestDashboard.start()
            .storeFrom(
                Records.LOG,
                Records.workout("a")
                    .at(TODAY.minus(Duration.ofDays(6)))
                    .set("Deadlift", 5, "100")
                    .set("Press", 5, "45")
                    .build(),
                Records.workout("b")
                    .at(TODAY)
                    .set("Deadlift", 5, "102.5")
                    .set("Press", 5, "45")
                    .set("Squat", 5, "80")
                    .build())) {
      String card = card(dashboard.owner().get("/").body(), "last-workout");

      assertThat(card).containsPattern("Deadlift\\s*<span class=\"badge record\"");
      assertThat(card.split("badge record", -1)).hasSize(2);
    }
  }

  @Test
  void whatIsMissingIsSaidOnItsCard() {
    try (var dashboard = TestDashboard.start().store(Records.weight("1", TODAY, "80"))) {
      assertThat(dashboard.owner().get("/").body())
          .contains("No run yet.", "No session yet.", "This week: no runs · 0.0 km · no sessions");
    }
  }

  @Test
  void nothingConnectedSaysWhatToDo() {
    try (var dashboard = TestDashboard.start()) {
      assertThat(dashboard.owner().get("/").body())
          .contains("data-testid=\"not-connected\"", "strava.client-id")
          .doesNotContain("data-testid=\"last-run\"");
    }
  }

  private static String card(String page, String id) {
    int start = page.indexOf("data-testid=\"" + id + '"');
    assertThat(start).as(id).isPositive();
    return page.substring(start, page.indexOf("</section>", start));
  }
}
