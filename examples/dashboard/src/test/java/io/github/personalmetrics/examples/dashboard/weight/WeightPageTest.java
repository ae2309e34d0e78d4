package io.github.personalmetrics.examples.dashboard.weight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightPageTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final Instant TODAY = Instant.parse("2026-11-23T06:12:00Z");

  @Test
  void theLastYearIsShownUnlessAskedOtherwise() {
    try (var dashboard = TestDashboard.start().store(days(500))) {
      String page = dashboard.owner().get("/weight").body();

      assertThat(page)
          .contains("name=\"from\" value=\"2025-11-24\"", "name=\"to\" value=\"2026-11-23\"")
          .contains(
              "data-url=\"/api/v1/daily?metric=body.weight&amp;from=2025-11-24&amp;to=2026-11-24"
                  + "&amp;window=7\"")
          .contains("The days as a table (365)");
    }
  }

  @Test
  void theNumbersAreThereWithoutAnyScript() {
    try (var dashboard = TestDashboard.start().store(days(10))) {
      String page = dashboard.owner().get("/weight?range=4w").body();

      // 70.0 kg today, 0.1 kg more each day back; the means are of 7 days and of 1.
      assertThat(tile(page, "last")).contains("70.0", "1 h ago");
      assertThat(tile(page, "mean7")).contains("70.3", "from 7 of 7 days");
      assertThat(tile(page, "change")).contains("▼ −0.6");
      assertThat(tile(page, "range")).contains("70.0 – 70.9");
      assertThat(page)
          .contains("From 70.9 to 70.3 kg (−0.6 kg); lowest 70.0 kg on 23 Nov 2026.")
          .contains(
              "<time datetime=\"2026-11-23\">23 Nov 2026</time></a></th><td>70.0</td><td>70.3");
    }
  }

  @Test
  void aReadingOfSomebodyElseIsNotTheLastOne() {
    Measurement stranger =
        Records.measurement("x")
            .at(TODAY.plusSeconds(60))
            .weight("55.5")
            .quality(Quality.AMBIGUOUS_OWNER)
            .build();
    try (var dashboard = TestDashboard.start().store(days(3)).store(stranger)) {
      String page = dashboard.owner().get("/weight").body();
      assertThat(tile(page, "last")).doesNotContain("55.5");
      assertThat(page).contains("1 reading left out of every number");
    }
  }

  @Test
  void onlyMetricsThatThereAreCanBeChosen() {
    Measurement fat = Records.measurement("f").at(TODAY).value(Metric.FAT_RATIO, "18.24").build();
    try (var dashboard = TestDashboard.start().store(days(3)).store(fat)) {
      Browser owner = dashboard.owner();

      assertThat(owner.get("/weight").body())
          .contains("<option value=\"weight\" selected>Weight</option>", "Fat ratio</option>")
          .doesNotContain("Bone mass");
      assertThat(tile(owner.get("/weight?param=fat").body(), "last")).contains("18.2", "%");
      assertThat(owner.get("/weight?param=body.fat-ratio").body()).contains("Fat ratio <span");
      assertThat(owner.get("/weight?param=bone-mass").statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'From 18.9 to 18.3 % (−0.6 points); lowest 18.0 % on 23 Nov 2026.', ▼ −0.6",
    "fr, 'De 18,9 à 18,3 % (−0,6 points)\u00a0; minimum 18,0 % le 23 nov. 2026.', '▼ −0,6'"
  })
  void aChangeOfAPercentageIsInPoints(String language, String sentence, String change) {
    Measurement[] days = new Measurement[10];
    for (int i = 0; i < days.length; i++) {
      Instant at = TODAY.minus(Duration.ofDays(i));
      days[i] = Records.measurement("f" + i).at(at).value(Metric.FAT_RATIO, "18." + i).build();
    }
    try (var dashboard = TestDashboard.start().store(days)) {
      Browser owner = dashboard.owner().with("Accept-Language", language);
      String page = owner.get("/weight?param=fat&range=4w").body();

      assertThat(page)
          .contains(sentence, " (points)</th>")
          .containsPattern("id=\"weekly\"[^>]*data-measure=\"[^\"]*points");
      assertThat(tile(page, "last")).contains("<span class=\"unit\">%</span>");
      assertThat(tile(page, "change")).contains(change, "<span class=\"unit\">points</span>");
    }
  }

  @Test
  void aStrangersMetricIsAChartWithItsMeansItsTableAndItsWeeks() {
    Metric food = Metric.of("nutrition.food-index", Unit.SCORE);
    Measurement[] days = new Measurement[10];
    for (int i = 0; i < days.length; i++) {
      Instant at = TODAY.minus(Duration.ofDays(i));
      days[i] = Records.measurement("f" + i).at(at).value(food, "7." + i).build();
    }
    try (var dashboard = TestDashboard.start().store(days)) {
      String page = dashboard.owner().get("/weight?param=nutrition.food-index").body();

      assertThat(page)
          .contains("<option value=\"nutrition.food-index\" selected>Food index</option>")
          .contains("data-url=\"/api/v1/daily?metric=nutrition.food-index&amp;from=")
          .contains("data-url=\"/api/v1/weekly?metric=nutrition.food-index&amp;from=")
          .contains("From 7.9 to 7.3 (−0.6); lowest 7.0 on 23 Nov 2026.")
          .contains(">Food index</th>", "<td>7.0</td><td>7.3</td>")
          .contains("2026-W48</th><td>23 Nov 2026</td><td>7.0</td><td>1</td><td>−0.4</td>");
      assertThat(tile(page, "mean7")).contains("7.3", "from 7 of 7 days");
    }
  }

  @Test
  void everyMetricHasANameOfItsOwnTheBodysFirstAndCodesHaveNone() {
    Measurement all =
        Records.measurement("a")
            .at(TODAY)
            .value(Metric.HEART_RATE, "60")
            .value(Metric.BONE_MASS, "3")
            .value(Metric.FAT_MASS.part("left-arm"), "1")
            .value(Metric.of("sheet.weight", Unit.SCORE), "1")
            .value(Metric.of("mood", Unit.SCORE), "1")
            .value(Metric.of("diagnosis", Unit.CODE), "1")
            .build();
    try (var dashboard = TestDashboard.start().store(all)) {
      String page = dashboard.owner().get("/weight").body();
      int start = page.indexOf("<select class=\"form-select form-select-sm\" name=\"param\">");

      assertThat(page.substring(start, page.indexOf("</select>", start)).lines())
          .filteredOn(line -> line.contains("<option"))
          .map(String::strip)
          .containsExactly(
              "<option value=\"weight\" selected>Weight</option>",
              "<option value=\"bone-mass\">Bone mass</option>",
              "<option value=\"body.fat-mass.left-arm\">Fat mass left arm</option>",
              "<option value=\"heart.rate\">Heart rate</option>",
              "<option value=\"mood\">Mood</option>",
              "<option value=\"sheet.weight\">Weight (sheet.weight)</option>");
      assertThat(dashboard.owner().get("/weight?param=diagnosis").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aUnitFromOutsideIsTextAndNeverMarkup() {
    Metric evil = Metric.of("sheet.evil", new Unit("<b onclick='x'>&\""));
    Measurement one = Records.measurement("e").at(TODAY).value(evil, "1").build();
    try (var dashboard = TestDashboard.start().store(one)) {
      assertThat(dashboard.owner().get("/weight?param=sheet.evil").body())
          .contains("&lt;b onclick")
          .doesNotContain("<b onclick");
    }
  }

  @Test
  void theAddressHoldsTheState() {
    try (var dashboard = TestDashboard.start().store(days(100))) {
      String page =
          dashboard.owner().get("/weight?from=2026-11-01&to=2026-11-10&smooth=none").body();

      assertThat(page)
          .contains("from=2026-11-01&amp;to=2026-11-11&amp;window=1\"")
          .contains("<option value=\"none\" selected>none</option>")
          .contains("The days as a table (10)");
    }
  }

  @Test
  void theWeeksAreComparedInATableToo() {
    try (var dashboard = TestDashboard.start().store(days(12))) {
      String page = dashboard.owner().get("/weight").body();

      // Sunday the 15th to the 22nd, and the 23rd by itself.
      assertThat(page.substring(page.indexOf("data-testid=\"weekly-table\"")))
          .contains("2026-W48</th><td>23 Nov 2026</td><td>70.0</td><td>1</td><td>−0.4</td>")
          .contains("2026-W46</th><td>9 Nov 2026</td><td>71.0</td><td>4</td><td>–</td>");
      assertThat(page).contains("data-url=\"/api/v1/weekly?metric=body.weight&amp;from=");
    }
  }

  @Test
  void longTablesComeInPages() {
    try (var dashboard = TestDashboard.start().store(days(120))) {
      Browser owner = dashboard.owner();
      String last = owner.get("/weight?page=3").body();

      assertThat(owner.get("/weight").body()).contains("page=2#days").doesNotContain("page=0");
      assertThat(last).contains("<details class=\"card days\" open", "page=2#days");
      assertThat(last.substring(0, last.indexOf("data-testid=\"weekly\"")).split("<tr>", -1))
          .hasSize(1 + 1 + 20);
      assertThat(owner.get("/weight?page=9").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void noWeekIsLeftOutOfTheTablesOfWeeks() {
    try (var dashboard = TestDashboard.start().store(days(800))) {
      Browser owner = dashboard.owner();
      String closed = owner.get("/weight?range=all").body();
      String second = owner.get("/weight?range=all&weeks=2").body();
      String last = owner.get("/weight?range=all&weeks=3").body();

      assertThat(closed)
          .contains("The weeks as a table (115)", "weeks=2#weeks\"")
          .doesNotContain("id=\"weeks\" open");
      assertThat(second)
          .contains("id=\"weeks\" open", "weeks=1#weeks\"", "weeks=3#weeks\"")
          .contains("2025-W47</th>")
          .doesNotContain("2025-W48</th>");
      assertThat(last).contains("2024-W38</th>").doesNotContain("weeks=4");
      assertThat(weekRows(closed) + weekRows(second) + weekRows(last)).isEqualTo(115);
      assertThat(weekRows(owner.get("/weight?range=all&weeks=100000").body())).isZero();
      assertThat(owner.get("/weight?weeks=0").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theMovesOfTheWeeksComeInPagesToo() {
    Measurement[] both = new Measurement[500];
    for (int i = 0; i < both.length; i++) {
      both[i] =
          Records.measurement("b" + i)
              .at(TODAY.minus(Duration.ofDays(i)))
              .value(Metric.BODY_WEIGHT, "70." + i % 10)
              .value(Metric.FAT_RATIO, "18." + i % 7)
              .build();
    }
    try (var dashboard = TestDashboard.start().store(both)) {
      String last = dashboard.owner().get("/weight?range=all&weeks=2").body();

      assertThat(last).contains("id=\"moves\" open>");
      assertThat(last.substring(last.indexOf("id=\"moves\"")))
          .contains("weeks=1#moves\"")
          .doesNotContain("weeks=3", "2026-W48</th>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "from=x,from",
    "from=2026-11-02&to=2026-11-01,to",
    "range=2y,range",
    "smooth=5,smooth"
  })
  void aBadAddressIsAPageThatNamesTheParameter(String query, String parameter) {
    try (var dashboard = TestDashboard.start()) {
      HttpResponse<String> response = dashboard.owner().get("/weight?" + query);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("<p>" + parameter + ": expected");
    }
  }

  @Test
  void anEmptyPeriodSaysWhereTheDataBegins() {
    try (var dashboard = TestDashboard.start().store(days(5))) {
      assertThat(dashboard.owner().get("/weight?from=2020-01-01&to=2020-02-01").body())
          .contains("data-testid=\"empty\"", "Your first is of 19 Nov 2026.", "range=all")
          .doesNotContain("<canvas");
    }
  }

  @Test
  void nothingConnectedSaysWhatToDo() {
    try (var dashboard = TestDashboard.start()) {
      assertThat(dashboard.owner().get("/weight").body())
          .contains("data-testid=\"not-connected\"", "withings.client-id", "nothing connected");
    }
  }

  @Test
  void oldNumbersAreShownAndCalledOld() {
    var connector = ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build());
    try (var dashboard = TestDashboard.start(connector).store(days(3))) {
      Browser owner = synced(dashboard);
      assertThat(owner.get("/weight").body())
          .contains("synced just now")
          .doesNotContain("data-testid=\"stale\"");
      dashboard.clock.advance(Duration.ofHours(7));

      assertThat(dashboard.owner().get("/weight").body())
          .contains("data-testid=\"stale\"", "synced 7 h ago", "data-testid=\"chart\"");
    }
  }

  @Test
  void aFailedSyncSaysWhatSinceWhenAndWhatToDo() {
    var connector =
        ScriptedConnector.of(SOURCE)
            .thenFail(
                new SourceException.Unauthorized(
                    "fake.revoked", "Fake says no", "Connect again.", null));
    try (var dashboard = TestDashboard.start(connector)) {
      assertThat(synced(dashboard).get("/weight").body())
          .contains("data-testid=\"error\"", "Fake has had a problem since just now")
          .contains("Fake says no", "Connect again.", "fake.revoked", "sync needs attention");
    }
  }

  @Test
  void textFromOutsideIsTextAndNeverMarkup() {
    String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    try (var dashboard =
        TestDashboard.start()
            .reject(new Rejection(Records.MEASURES, "7", evil, "bad " + evil, evil))) {
      String page = dashboard.owner().get("/weight").body();

      assertThat(page)
          .contains("data-testid=\"partial\"", "1 row of the source", "&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert")
          .doesNotContain("<img src=x");
      assertThat(dashboard.stranger().get("/login?next=/%22%3E%3Cscript%3E").body())
          .doesNotContain("\"><script>");
    }
  }

  @Test
  void theThemeOfTheCookieIsInTheFirstByteOfThePage() {
    try (var dashboard = TestDashboard.start()) {
      Browser owner = dashboard.owner();
      assertThat(owner.get("/weight").body()).contains("data-theme=\"auto\"");
      owner.post(
          "/theme",
          Map.of("csrf", owner.csrf("/weight"), "theme", "dark", "back", "/weight?range=4w"));

      assertThat(owner.get("/weight").body())
          .contains("data-bs-theme=\"dark\" data-theme=\"dark\"");
    }
  }

  private static Browser synced(TestDashboard dashboard) {
    Browser owner = dashboard.owner();
    owner.post("/sync", Map.of("csrf", owner.csrf("/weight")));
    while (owner.get("/weight").body().contains("data-running=\"true\"")) {
      Thread.onSpinWait();
    }
    return owner;
  }

  /** 70 kg today and 100 g more on each day before. */
  private static Measurement[] days(int count) {
    var days = new Measurement[count];
    for (int i = 0; i < count; i++) {
      String grams = String.valueOf(70_000 + 100 * i);
      days[i] =
          Records.weight(
              "day" + i,
              TODAY.minus(Duration.ofDays(i)),
              grams.substring(0, grams.length() - 3) + '.' + grams.substring(grams.length() - 3));
    }
    return days;
  }

  private static int weekRows(String page) {
    int start = page.indexOf("data-testid=\"weekly-table\"");
    return page.substring(start, page.indexOf("</table>", start))
            .split("<tr><th scope=\"row\"", -1)
            .length
        - 1;
  }

  private static String tile(String page, String id) {
    int start = page.indexOf("data-testid=\"tile-" + id + '"');
    assertThat(start).as("tile " + id).isPositive();
    return page.substring(start, page.indexOf("</div>", start));
  }
}
