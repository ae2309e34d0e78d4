package io.github.personalmetrics.examples.dashboard.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastPageTest {

  private static final Map<String, String> ALLOWED = Map.of("PM_STRAVA_TRAINING_ALLOWED", "true");
  private static final String USUAL =
      "distance_running=12.5&duration_running=75&nbr_crossfit=3&weight_crossfit=42";
  private static final Pattern DATA = Pattern.compile("data-url=\"([^\"]+)\"");

  @Test
  void theFormIsFilledInWithTheLastFourWeeks() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      Browser owner = dashboard.owner();
      String page = owner.get("/forecast").body();

      assertThat(page)
          .contains("name=\"weeks\" value=\"4\" min=\"1\" max=\"12\"")
          .contains("name=\"distance_running\" value=\"14.4\" min=\"0\" max=\"1000\"")
          .contains("name=\"duration_running\" value=\"86\"")
          .contains("name=\"nbr_crossfit\" value=\"2\"")
          .contains("name=\"weight_crossfit\" value=\"45.8\"");
      assertThat(owner.get(data(page)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theNumbersAreThoseOfTheApiAndThereWithoutAnyScript() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      Browser owner = dashboard.owner();
      String page = owner.get("/forecast?weeks=3&" + USUAL).body();

      assertThat(data(page)).isEqualTo("/api/v1/forecast?" + USUAL + "&weeks=3");
      assertThat(owner.get(data(page)).body())
          .startsWith("{\"weight\":-0.2,\"fat_ratio\":-0.05,")
          .contains("\"change\":-0.6,", "\"value\":79.4}", "\"change\":-0.15,");
      assertThat(tile(page, "weight-1")).contains("−0.20 <", "to 79.8 kg");
      assertThat(tile(page, "fat-1")).contains("−0.05 <", "to 20.0 %");
      assertThat(tile(page, "weight-3")).contains("after 3 weeks", "−0.60 <", "to 79.4 kg");
      assertThat(tile(page, "fat-3")).contains("−0.15 <", "to 19.9 %");
      assertThat(page).contains("After 3 weeks: weight −0.60 kg, fat ratio −0.15 points.");
    }
  }

  @Test
  void theWeeksBehindItAndTheModelAreToldInPlainWords() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      String page = dashboard.owner().get("/forecast?" + USUAL).body();

      assertThat(page)
          .contains("Because of these weeks", "<time datetime=\"2026-11-09\">9 Nov 2026</time>")
          .contains(
              "</th><td>−0.20</td><td>−0.05</td><td>12.5</td><td>75</td><td>3</td><td>42.0</td>")
          .contains("Learned from 29 weeks of yours, 4 May 2026 to 22 Nov 2026.")
          .contains("It is not medical advice.", "nothing of your food")
          .contains("data-testid=\"allowed\"", "Strava data trains this model")
          .doesNotContain("No such week", "Not used");
    }
  }

  @Test
  void whatLeavesTheHistoryAndWhatDoesNotCountIsMarkedAtItsField() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(), 15).trained()) {
      String page = dashboard.owner().get("/forecast?nbr_crossfit=9&distance_running=500").body();

      assertThat(page)
          .contains("data-testid=\"outside-nbr_crossfit\">No such week in your history.")
          .contains(
              "data-testid=\"unused-distance_running\">Not used: strava/activities may not be used"
                  + " to train a model.")
          .contains("data-testid=\"unused-duration_running\"")
          .contains("Not tested yet: 14 of the 20 weeks")
          .doesNotContain("outside-distance_running", "data-testid=\"allowed\"");
    }
  }

  @Test
  void thePageLeadsWithHowWrongTheModelWasOnWeeksThatCameLater() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      String page = dashboard.owner().get("/forecast?" + USUAL).body();

      assertThat(page.replaceAll("\\s+", " "))
          .contains(
              "data-testid=\"lead\"> Learned from 29 weeks. On past weeks that came after those it"
                  + " had learned from, it was wrong by 0.00 kg on average; always guessing “no"
                  + " change” by 0.19 kg. For the fat ratio, by 0.00 points; “no change” by 0.06"
                  + " points. </p>");
      assertThat(page.indexOf("data-testid=\"lead\""))
          .isLessThan(page.indexOf("<form method=\"get\" action=\"/forecast\""));
      assertThat(page)
          .contains("the means of the week of 16 Nov 2026", "80.0 kg and 20.0 %")
          .contains("<th scope=\"row\">1</th><td>23 Nov 2026</td>")
          .doesNotContain("there is no range");
    }
  }

  @Test
  void whereARangeIsMissingThePageSaysFromWhichWeekOn() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 21).trained()) {
      assertThat(dashboard.owner().get("/forecast?weeks=12&" + USUAL).body())
          .contains("From week 6 on there is no range: too few of your weeks follow each other");
    }
  }

  @Test
  void anotherForecasterCanBeChosenAndIsShownWithItsSkill() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      Browser owner = dashboard.owner();
      String page = owner.get("/forecast?forecaster=level&" + USUAL).body();

      assertThat(page)
          .contains("<option value=\"level\" selected>the trend of the days</option>")
          .contains("<th scope=\"row\">the weeks most like the plan</th><td>+100 %</td>")
          .contains("It looks at your body alone: the plan changes nothing.")
          .doesNotContain("Because of these weeks");
      assertThat(owner.get(data(page)).body()).contains("\"forecaster\":\"level\"");
      assertThat(owner.get("/forecast?forecaster=automatic").body())
          .contains("It is, by your weeks so far: the weeks most like the plan.");
      assertThat(owner.get("/forecast?forecaster=oracle").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aPlanInMilesAndPoundsIsThePlanThatItWasInOurs() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      Browser owner = dashboard.owner();
      owner.post(
          "/account/preferences",
          Map.of(
              "csrf", owner.csrf("/account"),
              "language", "en",
              "theme", "auto",
              "mass", "lb",
              "distance", "mi",
              "effort", "speed"));
      String page = owner.get("/forecast?" + USUAL).body();

      assertThat(data(page)).startsWith("/api/v1/forecast?" + USUAL);
      assertThat(page)
          .contains("name=\"distance_running_mi\" value=\"7.76714\"")
          .contains("name=\"weight_crossfit_lb\" value=\"92.59415\"", "mi/week", "lb/rep")
          .contains("After 4 weeks: weight −1.76 lb, fat ratio −0.20 points.")
          .contains(
              "</th><td>−0.44</td><td>−0.05</td><td>7.8</td><td>75</td><td>3</td><td>92.6</td>")
          .contains("Weight change (lb)", "Mean lb");
      assertThat(tile(page, "weight-1")).contains("−0.44 <", "to 175.9 lb");

      String typed = "duration_running=75&nbr_crossfit=3&distance_running_mi=7%2C8";
      String same = owner.get("/forecast?" + typed + "&weight_crossfit_lb=92.5").body();
      assertThat(same).contains("name=\"distance_running_mi\" value=\"7.8\"");
      assertThat(data(same)).contains("distance_running=12.5528832&", "weight_crossfit=41.957294");
      assertThat(owner.get(data(same)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatAForecasterHasShownIsSaidInFrench() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 60).trained()) {
      Browser french = dashboard.owner().with("Accept-Language", "fr");

      assertThat(french.get("/forecast?" + USUAL).body())
          .contains("Poids, testé sur ")
          .doesNotContain("not proven", "has shown skill", "no better than");
    }
  }

  @Test
  void aPlanHasADecimalCommaToo() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained()) {
      String page = dashboard.owner().get("/forecast?distance_running=12%2C5").body();

      assertThat(page).contains("name=\"distance_running\" value=\"12.5\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distance_running_mi=x",
        "distance_running_mi=1e1",
        "distance_running_mi=700",
        "distance_running_mi=1&distance_running=1",
        "distance_running=1,2,3",
        "distance_running_mi="
      })
  void aPlanThatNobodyCanRunIsRefusedByName(String plan) {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 15).trained()) {
      HttpResponse<String> page = dashboard.owner().get("/forecast?" + plan);

      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.body()).contains("<p>distance_running: expected one number from 0 to 1000");
    }
  }

  @Test
  void weeksThatAreAllAlikeAreNotAllListed() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 60).trained()) {
      String page = dashboard.owner().get("/forecast?" + USUAL).body();

      assertThat(page.split("<time datetime", -1)).hasSize(1 + 12);
      assertThat(page).contains("8 more weeks are as like the plan as the last one here");
    }
  }

  @Test
  void withoutAModelThePageSaysWhatToDo() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(), 20)) {
      HttpResponse<String> page = dashboard.owner().get("/forecast");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("data-testid=\"no-model\"", "dashboard train", "There are 19 weeks")
          .doesNotContain("<canvas");
    }
  }

  @Test
  void tooFewWeeksAreCountedInsteadOfGuessed() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(), 5);
        var empty = TestDashboard.start()) {
      assertThat(dashboard.owner().get("/forecast").body())
          .contains(
              "data-testid=\"too-few-weeks\"", "There are 4 weeks to learn from so far, and 8");
      assertThat(empty.owner().get("/forecast").body()).contains("There is no week to learn from");
    }
  }

  @Test
  void whyThereIsNoForecastIsSaidInFrench() {
    try (var few = TrainingHistory.store(TestDashboard.start(), 5);
        var untrained = TrainingHistory.store(TestDashboard.start(), 20)) {
      assertThat(few.owner().with("Accept-Language", "fr").get("/forecast").body())
          .contains("Une semaine compte quand le poids et la graisse")
          .doesNotContain("A week counts");
      assertThat(untrained.owner().with("Accept-Language", "fr").get("/forecast").body())
          .contains("Lancez dashboard train", "Il y a 19 semaines pour apprendre.")
          .doesNotContain("Run dashboard train", "to learn from");
    }
  }

  @Test
  void whyAnInputDoesNotCountIsSaidInFrench() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(), 15).trained()) {
      Browser french = dashboard.owner().with("Accept-Language", "fr");

      assertThat(french.get("/forecast").body())
          .contains("strava/activities ne peut pas servir à entraîner un modèle")
          .doesNotContain("may not be used");
      assertThat(french.get("/forecast?forecaster=zero-change").body())
          .contains("cette prévision ne regarde que le corps")
          .doesNotContain("looks at the body alone");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, The model cannot be used., Nothing says which of the stored models is the current one.",
    "fr, Le modèle ne peut pas être utilisé., Rien ne dit lequel des modèles enregistrés"
  })
  void aModelThatCannotBeReadIsToldInTheReadersLanguage(
      String language, String what, String told, @TempDir Path models) throws IOException {
    Map<String, String> environment = Map.of("PM_MODELS", "file:" + models);
    try (var dashboard = TrainingHistory.store(TestDashboard.start(environment), 15).trained()) {
      damage(models);
      HttpResponse<String> page =
          dashboard.owner().with("Accept-Language", language).get("/forecast");

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("data-testid=\"failed\"", what, told);
    }
  }

  private static void damage(Path models) throws IOException {
    try (Stream<Path> files = Files.walk(models)) {
      for (Path file : files.filter(it -> it.endsWith("current.json")).toList()) {
        Files.writeString(file, "damaged");
      }
    }
  }

  @Test
  void aBadAddressIsAPageThatNamesTheParameter() {
    try (var dashboard = TrainingHistory.store(TestDashboard.start(), 15).trained()) {
      HttpResponse<String> page = dashboard.owner().get("/forecast?nbr_crossfit=many");

      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.body()).contains("<p>nbr_crossfit: expected one number from 0 to 100");
    }
  }

  private static String data(String page) {
    Matcher found = DATA.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private static String tile(String page, String id) {
    int start = page.indexOf("data-testid=\"tile-" + id + '"');
    assertThat(start).as("tile " + id).isPositive();
    return page.substring(start, page.indexOf("</div>", start));
  }
}
