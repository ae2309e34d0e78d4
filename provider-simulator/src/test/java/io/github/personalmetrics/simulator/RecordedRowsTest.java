package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.WithingsClient.body;
import static io.github.personalmetrics.simulator.WithingsClient.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRowsTest {
  private static final String OLD_ROW =
      """
      {"grpid": 5149666502, "attrib": 0, "date": 1000, "created": 1010, "modified": 1010,
       "category": 1, "comment": null, "new_field": {"deep": [1, 2.50, true]},
       "measures": [{"value": 70000, "type": 1, "unit": -3, "position": 7},
                    {"value": 0, "type": 8, "unit": -3}]}""";
  private static final String NEW_ROW =
      """
      {"grpid": 5149666502, "attrib": 7, "date": 1000, "created": 1010, "modified": 2000,
       "category": 1, "measures": [{"value": 71000, "type": 1, "unit": -3}]}""";
  private static final String LEGACY_ROW =
      """
      {"grpid": 4, "attrib": 2, "date": 500, "created": 600, "category": 2, "measures": []}""";

  @TempDir Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(folder.resolve("withings"));
  }

  @Test
  void rowsAreServedVerbatim() throws IOException {
    record("getmeas_1.json", "[" + OLD_ROW + "]");
    try (var simulator = start()) {
      assertThat(new WithingsClient(simulator).everyRow())
          .isEqualTo(List.of(requireNonNull(Json.read(OLD_ROW))));
    }
  }

  @Test
  void theUnionKeepsTheLaterChangeWhicheverFileHasIt() throws IOException {
    record("getmeas_1.json", envelope(NEW_ROW));
    record("getmeas_2.json", "[" + OLD_ROW + "," + LEGACY_ROW + "]");
    record("other.json", "not even JSON");
    try (var simulator = start()) {
      var client = new WithingsClient(simulator);

      assertThat(client.everyRow()).containsExactlyInAnyOrder(object(NEW_ROW), object(LEGACY_ROW));
      assertThat(body(client.getmeas())).containsEntry("timezone", "Europe/Berlin");
    }
  }

  @Test
  void queriesMeanTheSameAsForAPersonAndOldRowsCountFromTheirCreation() throws IOException {
    record("getmeas_1.json", "[" + OLD_ROW + "," + LEGACY_ROW + "]");
    try (var simulator = start()) {
      var client = new WithingsClient(simulator);

      assertThat(client.everyRow("lastupdate", 600)).containsExactly(object(OLD_ROW));
      assertThat(client.everyRow("lastupdate", 599)).hasSize(2);
      assertThat(client.everyRow("enddate", 999)).containsExactly(object(LEGACY_ROW));
      assertThat(client.everyRow("category", 2)).containsExactly(object(LEGACY_ROW));
      assertThat(client.everyRow("meastype", 1))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(WithingsClient.measures(row))
                      .containsExactly(
                          Map.of("value", 70000L, "type", 1L, "unit", -3L, "position", 7L)));
    }
  }

  @Test
  void anyTokenWillDoButNotNone() throws IOException {
    record("getmeas_1.json", "[" + OLD_ROW + "]");
    try (var simulator = start()) {
      var client = new WithingsClient(simulator);

      assertThat(client.token("anything").everyRow()).hasSize(1);
      var tokens = body(client.refresh("anything too"));
      assertThat(client.token(WithingsClient.string(tokens, "access_token")).everyRow()).hasSize(1);
      assertThat(client.token("").getmeas()).containsEntry("status", 401L);
    }
  }

  @Test
  void aFolderWithoutWithingsRowsServesNone() {
    try (var simulator = start()) {
      assertThat(new WithingsClient(simulator).everyRow()).isEmpty();
    }
  }

  @Test
  void aBrokenFileIsAnErrorAtTheStartThatNamesIt() throws IOException {
    for (String broken : List.of("{", "[1]", "{\"status\":0}", "[{\"date\":1}]")) {
      record("getmeas_broken.json", broken);

      assertThatThrownBy(this::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("getmeas_broken.json");
    }
  }

  @Test
  void aMissingFolderIsAnErrorAtTheStart() {
    var missing = ProviderSimulator.builder().recorded(folder.resolve("missing"));

    assertThatThrownBy(missing::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void theRecordedAccountOf2062GroupsIsServedAsAUnion() throws IOException {
    var withings = sharedData().resolve("withings/derived");
    for (String name : List.of("getmeas_full_2062.json", "getmeas_multi_page_1.json")) {
      Files.copy(withings.resolve(name), folder.resolve("withings").resolve(name));
    }
    try (var simulator = start()) {
      var rows = new WithingsClient(simulator).everyRow();

      assertThat(rows.stream().map(row -> number(row, "grpid")).distinct()).hasSize(2062);
      assertThat(rows).hasSize(2062).containsAll(recordedRows(withings));
    }
  }

  private static List<Map<String, Object>> recordedRows(Path withings) throws IOException {
    var envelope = object(Files.readString(withings.resolve("getmeas_full_2062.json")));
    return WithingsClient.rows(body(envelope));
  }

  private static Path sharedData() {
    var setting = System.getProperty("shared.data", "");
    assumeTrue(!setting.isBlank(), "shared.data is not set: no recorded rows to serve");
    var root = Path.of(System.getProperty("project.root", "")).resolve(setting);
    assumeTrue(Files.isDirectory(root), "shared.data is not a folder: no recorded rows to serve");
    return root;
  }

  private ProviderSimulator start() {
    return ProviderSimulator.builder().recorded(folder).start();
  }

  private void record(String name, String content) throws IOException {
    Files.writeString(folder.resolve("withings").resolve(name), content);
  }

  private static String envelope(String row) {
    return """
        {"status": 0, "body": {"updatetime": 3000, "timezone": "Europe/Berlin",
         "measuregrps": [%s]}}"""
        .formatted(row);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) throws IOException {
    return (Map<String, Object>) requireNonNull(Json.read(json));
  }
}
