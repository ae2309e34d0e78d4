package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.WithingsClient.body;
import static io.github.personalmetrics.simulator.WithingsClient.form;
import static io.github.personalmetrics.simulator.WithingsClient.number;
import static io.github.personalmetrics.simulator.WithingsClient.string;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activity, workouts and sleep: asked for by date, or by what changed. */
class WithingsDaysTest {
  private ProviderSimulator simulator = People.simulator().start();

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Map<String, Object> ask(String action, Object... params) {
    String path = action.equals("getsummary") ? "v2/sleep" : "v2/measure";
    return new WithingsClient(simulator).post(path, "action=" + action + "&" + form(params));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> body) {
    Object rows = body.containsKey("activities") ? body.get("activities") : body.get("series");
    return (List<Map<String, Object>>) requireNonNull(rows);
  }

  private List<Map<String, Object>> all(String action) {
    var rows = new ArrayList<Map<String, Object>>();
    long offset = 0;
    while (true) {
      var body = body(ask(action, "lastupdate", 1, "offset", offset));
      rows.addAll(rows(body));
      if (body.get("more").equals(false)) {
        return rows;
      }
      offset = number(body, "offset");
    }
  }

  @ParameterizedTest
  @CsvSource({"getactivity, date", "getworkouts, id", "getsummary, id"})
  void pagingToTheEndMeetsEveryRowOnce(String action, String key) {
    var keys =
        all(action).stream().map(row -> string(row, key) + row.get("hash_deviceid")).toList();

    assertThat(keys).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    assertThat(keys).isNotEqualTo(keys.stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({"getactivity", "getworkouts", "getsummary"})
  void datesAreInclusiveAndChangesLater(String action) {
    var march = rows(body(ask(action, "startdateymd", "2024-03-05", "enddateymd", "2024-03-25")));

    assertThat(march)
        .isNotEmpty()
        .allMatch(row -> string(row, "date").compareTo("2024-03-05") >= 0)
        .allMatch(row -> string(row, "date").compareTo("2024-03-25") <= 0);
    long modified = march.stream().mapToLong(row -> number(row, "modified")).max().orElseThrow();
    assertThat(all(action).stream().filter(row -> number(row, "modified") > modified).count())
        .isEqualTo(count(action, modified));
  }

  private long count(String action, long lastUpdate) {
    long rows = 0;
    long offset = 0;
    while (true) {
      var body = body(ask(action, "lastupdate", lastUpdate, "offset", offset));
      rows += rows(body).size();
      if (body.get("more").equals(false)) {
        return rows;
      }
      offset = number(body, "offset");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "getactivity, startdateymd=2024-03-05",
    "getactivity, ''",
    "getworkouts, lastupdate=soon",
    "getsummary, startdateymd=5.3.2024&enddateymd=2024-03-06",
    "getsummary, lastupdate=1&offset=-1"
  })
  void parametersThatAreWrongOrMissingAreNamed(String action, String params) {
    String path = action.equals("getsummary") ? "v2/sleep" : "v2/measure";
    var envelope = new WithingsClient(simulator).post(path, "action=" + action + "&" + params);

    assertThat(envelope).containsEntry("status", 503L);
    assertThat(string(envelope, "error")).startsWith("Invalid Params: invalid ");
  }

  @Test
  void onlyTheFieldsThatWereAskedForAreAnswered() {
    var day =
        rows(body(
                ask(
                    "getactivity",
                    "startdateymd",
                    "2024-03-05",
                    "enddateymd",
                    "2024-03-05",
                    "data_fields",
                    "steps")))
            .get(0);

    assertThat(day).containsKeys("steps", "date", "timezone", "modified");
    assertThat(day).doesNotContainKeys("distance", "calories");
  }

  @Test
  void whatWasNotAllowedIsNotAnswered() {
    simulator.close();
    simulator = People.simulator().withingsScope("user.info,user.metrics").start();

    assertThat(ask("getactivity", "lastupdate", 1)).containsEntry("status", 2553L);
    body(new WithingsClient(simulator).getmeas());
  }

  @Test
  void anActionOfAnotherServiceIsUnknown() {
    assertThat(new WithingsClient(simulator).post("v2/sleep", "action=getactivity&lastupdate=1"))
        .containsEntry("status", 2554L);
  }

  @Test
  void todaysStepsGrowAllDay() {
    var clock = new ManualClock(Instant.parse("2024-12-31T11:00:00Z"));
    simulator.close();
    simulator = ProviderSimulator.builder().person(People.PERSON).clock(clock).start();
    var noon = today();
    clock.advance(Duration.ofHours(2));
    var afternoon = today();

    assertThat(number(afternoon, "steps")).isGreaterThan(number(noon, "steps"));
    assertThat(number(afternoon, "modified")).isGreaterThan(number(noon, "modified"));
  }

  private Map<String, Object> today() {
    return rows(body(ask("getactivity", "startdateymd", "2024-12-31", "enddateymd", "2024-12-31")))
        .stream()
        .filter(row -> row.get("hash_deviceid") != null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLaterLastDayOnlyAddsDays() {
    var shorter =
        SyntheticPerson.of(42, People.FROM, LocalDate.of(2024, 6, 30), People.PARIS).watch();
    var longer = People.PERSON.watch();

    assertThat(at(longer.days())).containsAllEntriesOf(at(shorter.days()));
    assertThat(at(longer.nights())).containsAllEntriesOf(at(shorter.nights()));
    assertThat(at(longer.workouts())).containsAllEntriesOf(at(shorter.workouts()));
  }

  private static Map<String, DayRow> at(Map<String, DayRow.Source> rows) {
    return rows.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, row -> requireNonNull(row.getValue().at(People.LATER))));
  }

  @Test
  void aRowIsReplacedByItsKeyAndDeletedWithoutATrace() {
    var row = Map.of("date", "2024-05-01", "timezone", "UTC", "brand", 1, "steps", 1);
    int before = simulator.activity().rows().size();
    String key = simulator.activity().put(row);

    simulator.activity().put(Map.of("date", "2024-05-01", "brand", 1, "steps", 2));
    assertThat(simulator.activity().rows()).hasSize(before + 1);
    simulator.activity().delete(key);
    assertThat(simulator.activity().rows()).hasSize(before);
  }

  @Test
  void measuresAreAddedEditedReattributedAndDeleted() {
    var client = new WithingsClient(simulator);
    long id = simulator.measures().weighIn(Instant.parse("2024-05-01T06:00:00Z"), 78_450);
    simulator.measures().reattribute(id, 1);
    simulator.measures().timeZone("Asia/Tokyo");

    var body = body(client.getmeas("lastupdate", People.LATER.getEpochSecond() - 1));
    assertThat(body).containsEntry("timezone", "Asia/Tokyo");
    assertThat(WithingsClient.rows(body))
        .singleElement()
        .satisfies(
            group ->
                assertThat(group)
                    .containsEntry("grpid", id)
                    .containsEntry("attrib", 1L)
                    .containsEntry("modified", People.LATER.getEpochSecond()));
    simulator.measures().delete(id);
    assertThat(simulator.measures().ids()).doesNotContain(id);
  }
}
