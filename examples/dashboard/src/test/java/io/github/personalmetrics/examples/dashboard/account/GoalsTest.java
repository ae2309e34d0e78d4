package io.github.personalmetrics.examples.dashboard.account;

import static io.github.personalmetrics.examples.dashboard.account.AccountForms.aim;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.drop;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.prefer;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalsTest {

  private final TestDashboard dashboard = TestDashboard.start();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void aGoalIsALineInTheChartAndJudgesTheChangesOfTheOverview() {
    Instant today = Instant.parse("2026-11-23T06:12:00Z");
    dashboard.store(
        Records.weight("1", today, "76.4"),
        Records.weight("2", today.minus(Duration.ofDays(8)), "77.0"));
    Browser owner = dashboard.owner();
    aim(owner, "body.weight", "72,5", "2027-03-01");

    assertThat(dashboard.store().notes().goals())
        .containsExactly(
            new Goal(Metric.BODY_WEIGHT, new BigDecimal("72.5"), LocalDate.parse("2027-03-01")));
    assertThat(owner.get("/account").body())
        .contains("value=\"72.5\"", "value=\"2027-03-01\"", "Give it up");
    assertThat(owner.get("/weight").body()).contains("data-goal=\"72.5\"", "Goal: 72.5 kg.");
    assertThat(owner.get("/").body())
        .contains("Goal 72.5 kg by 1 Mar 2027: now 3.9 kg above it.")
        .contains("<b class=\"toward\">▼ −0.6</b>", "towards the goal");
    aim(owner, "body.weight", "80", "");
    assertThat(owner.get("/").body())
        .contains("Goal 80.0 kg: now 3.6 kg below it.")
        .contains("<b class=\"away\">▼ −0.6</b>", "away from the goal");
    aim(owner, "body.weight", "76,4", "");
    assertThat(owner.get("/").body()).contains("Goal 76.4 kg: reached.");
    drop(owner, "body.weight");
    assertThat(dashboard.store().notes().goals()).isEmpty();
    assertThat(owner.get("/").body()).contains("<b>▼ −0.6</b>");
    assertThat(owner.get("/weight").body()).doesNotContain("data-goal=\"");
  }

  @Test
  void aGoalIsTypedAndSaidInTheReadersUnitsAndStoredInOurs() {
    Browser owner = dashboard.owner();
    prefer(owner, Map.of("mass", "st"));
    aim(owner, "body.weight", "11 st 4", "");

    assertThat(dashboard.store().notes().goals())
        .containsExactly(new Goal(Metric.BODY_WEIGHT, new BigDecimal("71.66759446"), null));
    assertThat(owner.get("/account").body()).contains("value=\"11 st 4.0\"");
    prefer(owner, Map.of("mass", "kg"));
    aim(owner, "body.weight", "71.7", "2027-01-01");
    assertThat(dashboard.store().notes().goals())
        .extracting(Goal::target)
        .containsExactly(new BigDecimal("71.66759446"));
  }

  @ParameterizedTest
  @CsvSource({
    "body.weight, '', '', target",
    "body.weight, 0, '', target",
    "body.weight, -72, '', target",
    "body.weight, 501, '', target",
    "body.weight, 1e2, '', target",
    "body.weight, <b>72</b>, '', target",
    "body.fat-ratio, 100.1, '', target",
    "body.weight, 72, 2026-11-22, by",
    "body.weight, 72, tomorrow, by",
    "body.weight, 72, 2026-02-30, by"
  })
  void aGoalThatCannotBeIsSaidAtItsFieldWithWhatWasTyped(
      String metric, String target, String by, String field) {
    Browser owner = dashboard.owner();
    HttpResponse<String> response = aim(owner, metric, target, by);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(wrong(response, metric + '-' + field)).contains("Expected a");
    assertThat(response.body())
        .contains("value=\"" + target.replace("<", "&lt;") + '"', "value=\"" + by + '"')
        .doesNotContain("<b>72");
    assertThat(dashboard.store().notes().goals()).isEmpty();
  }

  @Test
  void aGoalOfAMetricThatHasNoneIsRefused() {
    Browser owner = dashboard.owner();

    assertThat(aim(owner, "heart.rate", "50", "").statusCode()).isEqualTo(400);
  }
}
