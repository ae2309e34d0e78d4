package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsProviderTest {

  @TempDir private Path folder;
  private Map<String, String> settings;
  private String key;

  @BeforeEach
  void writeKeyFile() throws IOException {
    try (var simulator = ProviderSimulator.builder().person(Athlete.SYNTHETIC).start()) {
      key = simulator.sheetsCredentialsJson();
    }
    settings =
        new HashMap<>(
            Map.of(
                "spreadsheet-id",
                "1abc",
                "credentials-file",
                Files.writeString(folder.resolve("key.json"), key).toString()));
  }

  private List<SourceConnector> create() {
    var clock = Clock.systemUTC();
    var me = SubjectId.of("me");
    return new SheetsProvider()
        .create(
            ConnectorSettings.of("sheets", settings),
            new ConnectorContext(me, new InMemoryStore(clock).open(me).tokens(), clock));
  }

  @Test
  void applicationsFindIt() {
    assertThat(ServiceLoader.load(ConnectorProvider.class).stream().map(p -> p.get().id()))
        .contains("sheets");
    assertThat(new SheetsProvider().settings())
        .extracting(SettingKey::name)
        .containsExactly(
            "root-url",
            "token-url",
            "spreadsheet-id",
            "credentials-file",
            "file",
            "zone",
            "name",
            "tabs",
            "exercises-file",
            "layout.*");
  }

  @Test
  void withoutASpreadsheetTheSourceIsNotThere() {
    settings.remove("spreadsheet-id");

    assertThat(create()).isEmpty();
  }

  @Test
  void theNameAndTheTabsMakeTheSourceAndItsRecipe() {
    settings.putAll(Map.of("name", "gym", "tabs", "My log:workouts", "token-url", "http://h/t"));

    assertThat(create())
        .singleElement()
        .satisfies(
            connector -> {
              assertThat(connector.source()).hasToString("sheets/gym");
              assertThat(connector.recipe()).startsWith("3 tabs=[My log:workouts] layout={}");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | Not Safe | sheets.name",
        "tabs | log | sheets.tabs: expected tabs with what they hold",
        "tabs | log:runs | sheets.tabs",
        "tabs | log:workouts,LOG:metrics | sheets.tabs: expected each tab once",
        "credentials-file | nowhere.json | sheets.credentials-file",
        "root-url | sheets | sheets.root-url",
        "file | log.csv | sheets.file: is there beside sheets.spreadsheet-id",
        "layout.decimal | point | sheets.layout.decimal: expected . or ,",
        "layout.exercize | Lift | sheets.layout.exercize: expected one of date, session",
        "exercises-file | nowhere.txt | sheets.exercises-file: there is no readable file",
      })
  void aSettingThatCannotBeRightIsNamed(String name, String value, String message) {
    settings.put(name, value);

    assertThatThrownBy(this::create)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileNeedsNoAccount() throws IOException {
    var names = Files.writeString(folder.resolve("names.txt"), "Squat = back squat");
    settings.clear();
    settings.putAll(
        Map.of("file", "log.csv, food.csv", "zone", "Europe/Paris", "layout.date-order", "dmy"));
    settings.put("exercises-file", names.toString());

    assertThat(create())
        .singleElement()
        .satisfies(connector -> assertThat(connector.source()).hasToString("sheets/log"))
        .satisfies(connector -> assertThat(connector.recipe()).contains("{date-order=dmy}"));
    String before = create().get(0).recipe();
    Files.writeString(names, "Squat = back squat, BS");
    assertThat(create().get(0).recipe()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone | Mars/Olympus | sheets.zone: expected a zone such as Europe/Paris",
        "file | log.csv,, | sheets.file: expected CSV files",
        "file | log.csv,old/log.csv | sheets.file: two files are named log",
        "tabs | gym:workouts | sheets.tabs: there is no file for the tab gym; there is [log]",
      })
  void aSettingOfFilesThatCannotBeRightIsNamed(String name, String value, String message) {
    settings.clear();
    settings.put("file", "log.csv");
    settings.put(name, value);

    assertThatThrownBy(this::create)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNoKeyIsNamedWithoutItsContent() throws IOException {
    Files.writeString(Path.of(settings.get("credentials-file")), key.replace("MII", "hunter2"));

    assertThatThrownBy(this::create)
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("sheets.credentials-file: ")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void noSecretIsEverPrinted() {
    assertThat(SheetsConfig.of("1abc", key)).asString().doesNotContain("PRIVATE", "MII", "1abc");
  }
}
