package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.SheetsClient.VALUES;
import static io.github.personalmetrics.simulator.SheetsClient.encode;
import static io.github.personalmetrics.simulator.SheetsClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsServiceTest {
  private static final List<List<Object>> SMALL =
      List.of(
          List.of("Date", "Exercise", "Reps", ""),
          List.of(45_000, "Squat", 5, ""),
          List.of("", "", ""),
          List.of(45_001.5, "", true),
          List.of());

  private ProviderSimulator simulator;
  private SheetsClient client;

  @BeforeEach
  void start() {
    simulator = People.simulator().sheetsRequestsPerMinute(0).start();
    client = new SheetsClient(simulator).authorized();
    simulator.sheet().replace("small", SMALL);
    simulator.sheet().replace("Mike's log", List.of(List.of("only")));
    simulator.sheet().replace("empty", List.of());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void rowsAreRaggedBlankOnesEmptyAndTheEndsLeftOut() {
    assertThat(client.range("small"))
        .containsEntry("range", "small!A1:Z1000")
        .containsEntry("majorDimension", "ROWS");
    assertThat(client.values("small"))
        .hasToString("[[Date, Exercise, Reps], [45000, Squat, 5], [], [45001.5, , true]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "small!A:A | [[Date], [45000], [], [45001.5]]",
        "small!B2:C2 | [[Squat, 5]]",
        "small!b2 | [[Squat]]",
        "SMALL!A4:ZZ | [[45001.5, , true]]",
        "'small'!A1:A1 | [[Date]]",
        "'Mike''s log' | [[only]]"
      })
  void aRangeIsCutOut(String range, String cells) {
    assertThat(client.values(range)).hasToString(cells);
  }

  @Test
  void anEmptyRangeHasNoValuesAtAll() {
    assertThat(client.range("empty")).doesNotContainKey("values");
    assertThat(client.range("small!F1:G9")).doesNotContainKey("values");
  }

  @Test
  void aBatchAnswersItsRangesInOrder() {
    var answer =
        client.get("/values:batchGet?ranges=" + encode("small!A1:B1") + "&ranges=empty&" + VALUES);

    assertThat(json(answer).get("valueRanges"))
        .hasToString(
            "[{range=small!A1:B1, majorDimension=ROWS, values=[[Date, Exercise]]},"
                + " {range=empty!A1:Z1000, majorDimension=ROWS}]");
    assertThat(simulator.calls("sheets/batchGet")).isEqualTo(1);
  }

  @Test
  void propertiesTellTheZoneAndTheTabsUnderANumberThatOutlivesTheirName() {
    var mask = "?fields=" + encode("properties(timeZone,locale),sheets.properties");
    var before = json(client.get(mask));
    simulator.sheet().rename("log", "journal");
    var after = json(client.get(mask));

    assertThat(before).containsOnlyKeys("properties", "sheets");
    assertThat(before.get("properties"))
        .isEqualTo(Map.of("locale", "en_US", "timeZone", "Europe/Paris"));
    assertThat(before.get("sheets")).asString().contains("title=log").contains("title=food");
    assertThat(after.get("sheets").toString())
        .isEqualTo(before.get("sheets").toString().replace("title=log", "title=journal"));
  }

  @Test
  void theLogHasARowForEachExerciseAndGrowsInTheEvening() {
    var sessions = People.PERSON.trainingSessions();
    int lifts = sessions.stream().mapToInt(session -> session.lifts().size()).sum();
    var rows = client.values("log");

    assertThat(rows.get(0)).hasToString("[Date, Session, Exercise, Sets, Reps, Weight, Notes]");
    assertThat(rows.stream().filter(row -> !row.isEmpty())).hasSize(1 + lifts);
    assertThat(client.values("food")).hasSize(1 + People.PERSON.foodIndex().size());

    var day = sessions.get(10).date();
    var clock = new ManualClock(day.atTime(LocalTime.of(20, 0)).atZone(People.PARIS).toInstant());
    try (var early = People.simulator().clock(clock).start()) {
      int before = early.sheet().rows("log").size();
      clock.advance(Duration.ofHours(2));
      assertThat(early.sheet().rows("log")).hasSizeGreaterThan(before);
    }
  }

  @Test
  void errorsHaveGooglesShape() {
    assertError(client.get("/values/nope!A:H?" + VALUES), 400, "INVALID_ARGUMENT")
        .isEqualTo("Unable to parse range: nope!A:H");
    assertError(client.get("/values/small!?" + VALUES), 400, "INVALID_ARGUMENT").isNotEmpty();
    assertError(client.get("another", ""), 404, "NOT_FOUND").isNotEmpty();
    simulator.sheet().share(false);
    assertError(client.get(""), 403, "PERMISSION_DENIED")
        .isEqualTo("The caller does not have permission");
    simulator.expireSheetsTokens();
    assertError(client.get(""), 401, "UNAUTHENTICATED").isNotEmpty();
  }

  @Test
  void formattedTextIsNotServedAsIfItWereValues() {
    assertError(client.get("/values/small"), 400, "INVALID_ARGUMENT").contains("UNFORMATTED_VALUE");
  }

  @Test
  void theQuotaEndsWithAReasonAndComesBackAfterAMinute() {
    var clock = new ManualClock(People.LATER);
    try (var limited = People.simulator().clock(clock).sheetsRequestsPerMinute(2).start()) {
      var reader = new SheetsClient(limited).authorized();
      assertThat(reader.get("").statusCode()).isEqualTo(200);
      assertThat(reader.get("").statusCode()).isEqualTo(200);
      assertError(reader.get(""), 429, "RESOURCE_EXHAUSTED").contains("Quota exceeded");
      assertThat(reader.get("").body())
          .contains("RATE_LIMIT_EXCEEDED", "ReadRequestsPerMinutePerUser");
      clock.advance(Duration.ofMinutes(1));
      assertThat(reader.get("").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "scope", "exp", "iat"})
  void anAssertionWithAWrongClaimGetsNoToken(String claim) {
    assertRefused(claims -> Map.copyOf(with(claims, claim, "wrong")));
  }

  @Test
  void anAssertionThatLivesTooLongOrIsSignedByAnotherGetsNoToken() {
    assertRefused(claims -> with(claims, "exp", 1_700_009_999L));
    var mine = client.assertion(client.claims());
    try (var other = People.simulator().start()) {
      assertThat(new SheetsClient(other).exchange(mine).body()).contains("Invalid JWT Signature");
    }
    assertThat(client.exchange("a.b").statusCode()).isEqualTo(400);
    assertThat(simulator.calls("sheets/token")).isEqualTo(3);
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    claims.put(name, value);
    return claims;
  }

  private void assertRefused(UnaryOperator<Map<String, Object>> change) {
    var answer = client.exchange(client.assertion(change.apply(client.claims())));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer)).containsEntry("error", "invalid_grant");
  }

  private static AbstractStringAssert<?> assertError(
      HttpResponse<String> answer, int code, String status) {
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(json(answer).get("error"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("code", (long) code)
        .containsEntry("status", status);
    return assertThat(((Map<?, ?>) json(answer).get("error")).get("message").toString());
  }
}
