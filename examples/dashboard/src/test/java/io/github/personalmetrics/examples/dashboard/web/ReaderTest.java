package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same data for readers of other languages and units. */
class ReaderTest {

  private static final Instant TODAY = Instant.parse("2026-11-23T06:12:00Z");

  private static TestDashboard dashboard;
  private static Browser reader;

  @BeforeAll
  static void start() {
    dashboard =
        TestDashboard.start()
            .store(
                Records.measurement("1")
                    .at(TODAY)
                    .weight("76.4")
                    .value(Metric.of("activity.steps", new Unit("count")), "12345")
                    .build(),
                Records.weight("2", TODAY.minus(Duration.ofDays(8)), "77.0"))
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
                    .build());
    reader = dashboard.owner();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @Test
  void theOverviewIsReadInFrench() {
    read("fr", "kg", "km", "speed");
    String page = reader.get("/").body();

    assertThat(page)
        .contains("<html lang=\"fr-FR\"", "<title>Aperçu · personal-metrics</title>")
        .contains("76,4 <span", "▼ −0,6", "depuis le 15 nov. 2026 (77,0 kg)")
        .contains("10,2 <span class=\"unit\">km", "+1,1", "11,5 <span class=\"unit\">km/h")
        .contains("il y a 1 h")
        .contains("Cette semaine\u00a0: 1 course · 10,2 km · aucune séance")
        .doesNotContain("Last run", "This week");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/weight", "/running", "/crossfit", "/forecast", "/connections", "/account"})
  void everyPageIsThereInFrench(String path) {
    read("fr", "st", "mi", "pace");
    String page = reader.get(path).body();

    assertThat(reader.get(path).statusCode()).isEqualTo(200);
    assertThat(page)
        .contains("<html lang=\"fr-FR\"", "Déconnexion", ">Aperçu</a>")
        .doesNotContain(">Overview<", "Log out", "Apply");
  }

  @Test
  void anErrorIsSaidInFrenchOnAPageAndInEnglishToAProgram() {
    read("fr", "kg", "km", "speed");

    assertThat(reader.get("/nothing").body()).contains("Il n’y a rien à cette adresse.");
    assertThat(reader.get("/api/v1/nothing").body()).contains("There is nothing at this address.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/weight?from=2026-13-01 | from\u00a0: il faut une date comme 2026-11-23",
        "/weight?from=2026-01-01&from=x | from\u00a0: il le faut une seule fois",
        "/weight?from=2026-02-01&to=2026-01-01 | to\u00a0: il faut une date qui n’est pas avant",
        "/weight?param=luck | param\u00a0: il faut une de ces valeurs\u00a0: weight, ",
        "/weight?smooth=5 | smooth\u00a0: il faut une de ces valeurs\u00a0: none, 3, 7",
        "/weight?page=0 | page\u00a0: il faut un nombre entier de 1 à 1",
        "/running?range=2y | range\u00a0: il faut une de ces valeurs\u00a0: 4w",
        "/running?sort=luck | sort\u00a0: il faut une de ces valeurs\u00a0: date",
        "/running?param=luck | param\u00a0: il faut une de ces valeurs\u00a0: speed",
        "/running/a/b/c | Cette course n’existe pas.",
        "/crossfit?exercise=Luck | exercise\u00a0: il faut un exercice du journal",
        "/forecast?weeks=99 | weeks\u00a0: il faut un nombre entier de 1 à 12",
        "/forecast?nbr_crossfit=x | nbr_crossfit\u00a0: il faut un seul nombre de 0 à 100 (séances)"
      })
  void whatAnAddressGetsWrongIsSaidInFrench(String path, String said) {
    read("fr", "kg", "km", "speed");

    assertThat(reader.get(path).body()).contains("<p>" + said).doesNotContain("expected");
  }

  @Test
  void aProgramIsToldInEnglishWhatAnAddressGetsWrong() {
    read("fr", "kg", "km", "speed");

    assertThat(reader.get("/api/v1/daily?metric=body.weight&from=x").body())
        .contains("\"detail\":\"from: expected a date such as 2026-11-23\"")
        .contains("\"parameter\":\"from\"");
    assertThat(reader.get("/api/v1/daily?metric=body.weight&window=0").body())
        .contains("window: expected a whole number from 1 to ");
  }

  @Test
  void whoMayNotIsToldSoInFrench() {
    Browser viewer = dashboard.viewer().with("Accept-Language", "fr");
    Map<String, String> form = Map.of("csrf", viewer.csrf("/weight"));

    assertThat(viewer.post("/sync", form).body())
        .contains("Votre compte peut regarder, mais rien changer.");
    assertThat(viewer.postJson("/api/v1/sync", "").body())
        .contains("This login may look, but not change anything.");
    read("fr", "kg", "km", "speed");
    assertThat(reader.post("/sync", Map.of("csrf", "made up")).body())
        .contains("Le formulaire ne vient pas d’une page ouverte");
  }

  @Test
  void weightsAreReadInPounds() {
    read("en", "lb", "km", "speed");

    assertThat(reader.get("/").body())
        .contains("168.4 <span class=\"unit\">lb", "▼ −1.3", "(169.8 lb)")
        .contains("<th scope=\"col\">lb</th><th scope=\"col\">Total lb</th>")
        .contains("<td>220.5</td><td>1,102</td>", "Total 1,102 lb");
    assertThat(reader.get("/weight").body())
        .contains("Weight <span class=\"unit\">lb</span>", "<td>168.4</td>")
        .contains("to 168.4 lb (−1.3 lb); lowest 168.4 lb on 23 Nov 2026.");
    assertThat(reader.get("/crossfit").body())
        .contains("lb per repetition", "Total lb", "at most 220.5 lb.")
        .doesNotContain(" kg");
  }

  @Test
  void aBodyIsWeighedInStonesAndABarbellInPounds() {
    read("en", "st", "km", "speed");

    assertThat(reader.get("/").body())
        .contains(
            "12 st 0.4 <span class=\"unit\">lb", "▼ −1.3", "(12 st 1.8 lb)", "<td>220.5</td>");
    assertThat(reader.get("/weight").body()).contains("<td>12 st 0.4</td>");
  }

  @Test
  void runsAreReadInMilesAndFeet() {
    read("en", "kg", "mi", "speed");

    assertThat(reader.get("/").body())
        .contains("6.3 <span class=\"unit\">mi", "+0.7", "7.2 <span class=\"unit\">mph")
        .contains("276 <span class=\"unit\">ft", "This week: 1 run · 6.3 mi");
    assertThat(reader.get("/running").body())
        .contains(">mi</a></th>", ">mph</a></th>", "min/mi", "(ft)")
        .contains("<td>6.3</td><td>53:10</td><td>7.2</td><td>8:23</td><td>276</td>")
        .contains("the fastest with 7.2 mph over 6.3 mi on 23 Nov 2026.")
        .doesNotContain("km");
  }

  @Test
  void whoRunsByPaceSeesPaces() {
    read("en", "kg", "km", "pace");

    assertThat(reader.get("/").body())
        .contains("<dt>Pace</dt><dd>5:13 <span class=\"unit\">min/km</span></dd>")
        .contains("<dd class=\"note\">−0:");
    assertThat(reader.get("/running").body())
        .contains("data-measure=\"pace\"", "the fastest with 5:13 min/km over 10.2 km");
    assertThat(reader.get("/running?param=speed").body()).contains("data-measure=\"speed\"");
  }

  @Test
  void stepsAreWholeNumbersWithoutAUnit() {
    read("en", "kg", "km", "speed");
    String page = reader.get("/weight?param=activity.steps").body();

    assertThat(page).contains(">12,345 <span class=\"unit\"></span>", "<td>12,345</td>");
    assertThat(page).doesNotContain("12,345.0", "count</span>", "(count)");
  }

  @Test
  void theApiStaysInSiUnitsWhoeverAsks() {
    read("fr", "st", "mi", "pace");

    assertThat(reader.get("/api/v1/overview").body())
        .contains("\"unit\":\"kg\",\"value\":76.4", "\"distance\":10200.0");
  }

  private static void read(String language, String mass, String distance, String effort) {
    var form = new HashMap<>(Map.of("csrf", reader.csrf("/account"), "theme", "auto"));
    form.put("language", language);
    form.put("mass", mass);
    form.put("distance", distance);
    form.put("effort", effort);
    assertThat(reader.post("/account/preferences", form).statusCode()).isEqualTo(303);
  }
}
