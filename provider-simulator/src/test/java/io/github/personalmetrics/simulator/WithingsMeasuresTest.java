package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.WithingsClient.body;
import static io.github.personalmetrics.simulator.WithingsClient.measures;
import static io.github.personalmetrics.simulator.WithingsClient.number;
import static io.github.personalmetrics.simulator.WithingsClient.rows;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithingsMeasuresTest {
  private ProviderSimulator simulator;
  private WithingsClient client;

  @BeforeEach
  void start() {
    simulator = People.simulator().start();
    client = new WithingsClient(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void pagingToTheEndMeetsEveryGroupExactlyOnce() {
    var ids = client.everyRow().stream().map(row -> number(row, "grpid")).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(People.rows(People.PERSON));
    assertThat(ids)
        .containsAll(People.PERSON.weighIns().stream().map(WeighIn::id).toList())
        .allMatch(id -> id > Integer.MAX_VALUE);
  }

  @Test
  void aPageSaysMoreAndWhereToGoOnAndTheLastPageSaysNeither() {
    var first = body(client.getmeas());
    long last = People.rows(People.PERSON) - 5L;

    assertThat(rows(first)).hasSize(200);
    assertThat(first).containsEntry("more", 1L).containsEntry("offset", 200L);
    assertThat(rows(body(client.getmeas("offset", last)))).hasSize(5);
    assertThat(body(client.getmeas("offset", last))).doesNotContainKeys("more", "offset");
  }

  @Test
  void aPageThatEndsWithTheRowsIsTheLast() {
    long all = People.rows(People.PERSON);

    assertThat(body(client.getmeas("offset", all - 200))).doesNotContainKeys("more", "offset");
    assertThat(rows(body(client.getmeas("offset", all + 1)))).isEmpty();
  }

  @Test
  void rowsComeNeitherByDateNorByChange() {
    var rows = client.everyRow();

    for (String key : List.of("date", "modified", "grpid")) {
      var values = rows.stream().map(row -> number(row, key)).toList();
      assertThat(values).isNotEqualTo(values.stream().sorted().toList());
      assertThat(values).isNotEqualTo(values.stream().sorted(Comparator.reverseOrder()).toList());
    }
  }

  @Test
  void anAnswerCarriesTheServersTimeAndThePersonsZone() {
    assertThat(body(client.getmeas()))
        .containsEntry("updatetime", People.LATER.getEpochSecond())
        .containsEntry("timezone", "Europe/Paris");
  }

  @Test
  void lastupdateFindsWhatChangedStrictlyLater() {
    var changes = client.everyRow().stream().map(row -> number(row, "modified")).sorted().toList();
    long cursor = changes.get(changes.size() - 30);

    assertThat(client.everyRow("lastupdate", cursor).stream().map(row -> number(row, "modified")))
        .containsExactlyInAnyOrderElementsOf(
            changes.stream().filter(change -> change > cursor).toList())
        .hasSizeBetween(1, 29);
    assertThat(client.everyRow("lastupdate", changes.get(changes.size() - 1))).isEmpty();
  }

  @Test
  void lastupdateFindsAReadingThatWasUploadedDaysLateAndADateWindowDoesNot() {
    var late =
        People.PERSON.weighIns().stream()
            .filter(it -> Duration.between(it.at(), it.storedAt()).toDays() >= 1)
            .findFirst()
            .orElseThrow();
    long dayBeforeUpload = late.storedAt().minus(Duration.ofHours(20)).getEpochSecond();

    assertThat(ids(client.everyRow("lastupdate", dayBeforeUpload))).contains(late.id());
    assertThat(ids(client.everyRow("startdate", dayBeforeUpload))).doesNotContain(late.id());
  }

  @Test
  void aDateWindowIncludesBothItsEnds() {
    var weighIns = People.PERSON.weighIns();
    long start = weighIns.get(50).at().getEpochSecond();
    long end = weighIns.get(70).at().getEpochSecond();

    assertThat(ids(client.everyRow("startdate", start, "enddate", end, "meastype", 1)))
        .containsExactlyInAnyOrderElementsOf(
            weighIns.subList(50, 71).stream().map(WeighIn::id).toList());
  }

  @Test
  void meastypesKeepOnlyTheGroupsAndMeasuresAskedFor() {
    var rows = client.everyRow("meastypes", "8,11");

    assertThat(rows.stream().flatMap(row -> measures(row).stream()).map(it -> number(it, "type")))
        .containsOnly(8L, 11L);
    assertThat(rows)
        .hasSizeLessThan(People.rows(People.PERSON))
        .noneMatch(row -> measures(row).isEmpty());
    assertThat(client.everyRow("meastype", 9999)).isEmpty();
  }

  @Test
  void categoryOneIsEverythingAndCategoryTwoNothing() {
    assertThat(client.everyRow("category", 1)).hasSize(People.rows(People.PERSON));
    assertThat(client.everyRow("category", 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "meastype,weight", "meastypes,'1,x'", "category,one", "startdate,2024-01-01",
    "enddate,now", "lastupdate,1e9", "offset,-1", "offset,99999999999"
  })
  void aParameterThatIsNoNumberIsAnsweredWithStatus503(String name, String value) {
    assertThat(client.getmeas(name, value))
        .containsEntry("status", 503L)
        .containsEntry("error", "Invalid Params: invalid " + name);
  }

  @Test
  void anUnknownActionIsAnsweredWithStatus2554() {
    assertThat(client.post("measure", "action=getmeasure")).containsEntry("status", 2554L);
    assertThat(client.post("measure", "")).containsEntry("status", 2554L);
  }

  @Test
  void parametersAreTakenFromTheQueryAsWell() {
    var answer = client.get("measure?action=getmeas&meastype=4");

    assertThat(rows(body(WithingsClient.envelope(answer)))).hasSize(1);
  }

  @Test
  void measuresOfAGroupAgreeAndComeInSeveralUnits() {
    var rows = client.everyRow();
    var units =
        rows.stream()
            .flatMap(row -> measures(row).stream())
            .collect(
                Collectors.groupingBy(
                    it -> number(it, "type"),
                    Collectors.mapping(it -> number(it, "unit"), Collectors.toSet())));
    var whole =
        rows.stream().map(WithingsMeasuresTest::values).filter(it -> it.containsKey(76L)).toList();

    assertThat(units).containsOnlyKeys(1L, 4L, 5L, 6L, 8L, 11L, 76L, 77L, 88L);
    assertThat(units.get(1L)).containsExactlyInAnyOrder(-2L, -3L, -4L);
    assertThat(units.get(8L)).containsExactlyInAnyOrder(-2L, -3L);
    assertThat(units.get(11L)).containsExactlyInAnyOrder(0L, -2L);
    assertThat(whole)
        .hasSizeGreaterThan(400)
        .allSatisfy(
            it -> {
              assertThat(of(it, 5).add(of(it, 8))).isEqualByComparingTo(of(it, 1));
              assertThat(of(it, 6).multiply(of(it, 1)).movePointLeft(2))
                  .isCloseTo(of(it, 8), near("0.001"));
              assertThat(of(it, 76).add(of(it, 88))).isCloseTo(of(it, 5), near("0.011"));
              assertThat(of(it, 77)).isLessThan(of(it, 76));
            });
  }

  @Test
  void eachOriginHasItsOwnAttribAndOnlyTheScaleNamesADevice() {
    var byAttrib =
        client.everyRow("meastype", 1).stream()
            .collect(Collectors.groupingBy(row -> number(row, "attrib")));

    assertThat(byAttrib).containsOnlyKeys(0L, 1L, 2L, 4L);
    for (Origin origin : Origin.values()) {
      var rows = requireNonNull(byAttrib.get((long) origin.attrib()));
      var expected = People.PERSON.weighIns().stream().filter(it -> it.origin() == origin);
      assertThat(ids(rows)).containsExactlyInAnyOrderElementsOf(expected.map(WeighIn::id).toList());
      assertThat(rows).allMatch(row -> row.containsKey("deviceid"));
      assertThat(rows).allMatch(row -> (row.get("deviceid") != null) == (origin.attrib() < 2));
    }
    assertThat(byAttrib.get(1L))
        .allSatisfy(
            row ->
                assertThat(of(values(row), 1))
                    .isBetween(new BigDecimal("55"), new BigDecimal("65")));
  }

  @Test
  void failedBioimpedanceIsThereAsZeroAndMissingBioimpedanceIsNotThere() {
    var byId =
        client.everyRow("meastype", 8).stream()
            .collect(Collectors.toMap(row -> number(row, "grpid"), row -> of(values(row), 8)));

    assertThat(People.PERSON.weighIns())
        .anyMatch(it -> it.origin() == Origin.SCALE && it.fatGrams() == null)
        .anyMatch(it -> it.fatGrams() != null && it.fatGrams() == 0)
        .allSatisfy(
            it -> {
              var fat = it.fatGrams();
              assertThat(byId.containsKey(it.id())).isEqualTo(fat != null);
              if (fat != null) {
                assertThat(byId.get(it.id()))
                    .isEqualByComparingTo(BigDecimal.valueOf(fat).movePointLeft(3));
              }
            });
  }

  @Test
  void aClockThatMovesOnBringsTheReadingsOfThoseDaysAndNothingElse() {
    var clock = new ManualClock(Instant.parse("2024-03-01T12:00:00Z"));
    try (var day = ProviderSimulator.builder().person(People.PERSON).clock(clock).start()) {
      var reader = new WithingsClient(day);
      var before = reader.everyRow("meastype", 1);
      long cursor = before.stream().mapToLong(row -> number(row, "modified")).max().orElseThrow();
      clock.advance(Duration.ofDays(7));
      var fresh = new WithingsClient(day).token(freshToken(reader, day));

      var news = fresh.everyRow("meastype", 1, "lastupdate", cursor);

      assertThat(before).allMatch(row -> number(row, "modified") <= 1709294400L);
      assertThat(news).hasSizeBetween(3, 12);
      assertThat(ids(fresh.everyRow("meastype", 1)))
          .containsAll(ids(before))
          .containsAll(ids(news))
          .hasSize(before.size() + news.size());
    }
  }

  private static String freshToken(WithingsClient client, ProviderSimulator simulator) {
    return WithingsClient.string(
        body(client.refresh(simulator.withingsRefreshToken())), "access_token");
  }

  private static List<Long> ids(List<Map<String, Object>> rows) {
    return rows.stream().map(row -> number(row, "grpid")).toList();
  }

  private static Map<Long, BigDecimal> values(Map<String, Object> row) {
    return measures(row).stream()
        .collect(
            Collectors.toMap(
                it -> number(it, "type"),
                it -> BigDecimal.valueOf(number(it, "value"), (int) -number(it, "unit"))));
  }

  private static BigDecimal of(Map<Long, BigDecimal> values, long type) {
    return requireNonNull(values.get(type));
  }

  private static Offset<BigDecimal> near(String difference) {
    return within(new BigDecimal(difference));
  }
}
