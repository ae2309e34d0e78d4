package io.github.personalmetrics.examples.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.store.s3.ModelBucket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @TempDir Path folder;

  @Test
  void nothingSetMeansTheDefaults() {
    Settings settings = reader(Map.of("XDG_DATA_HOME", folder.toString())).read(null);

    assertThat(settings.subject()).hasToString("me");
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(7070);
    assertThat(settings.syncEvery()).isEqualTo(Duration.ofHours(3));
    assertThat(settings.trainEvery()).isEqualTo(Duration.ofDays(7));
    Path file = ((StorePlace.Sqlite) settings.store()).file();
    assertThat(settings.models()).isEqualTo(new ModelPlace.Folder(file.resolveSibling("models")));
    assertThat(settings.secureCookies()).isTrue();
    assertThat(settings.https()).isFalse();
    assertThat(file.getFileName()).hasToString("personal-metrics.db");
    assertThat(fake(settings).text("base-url")).contains("https://fake.example/");
  }

  @Test
  void aStoreMayBeTablesOfDynamoDb() {
    assertThat(reader(Map.of("PM_STORE", "dynamodb:me")).read(null).store())
        .isEqualTo(new StorePlace.DynamoDb("me", null, null, false))
        .hasToString("dynamodb:me, on demand,");
    var all =
        Map.of(
            "PM_STORE", "dynamodb:me",
            "PM_DYNAMODB_REGION", "eu-west-1",
            "PM_DYNAMODB_ENDPOINT", "http://localhost:4567/",
            "PM_DYNAMODB_CAPACITY", "provisioned");
    assertThat(reader(all).read(null).store())
        .isEqualTo(
            new StorePlace.DynamoDb("me", "eu-west-1", URI.create("http://localhost:4567"), true))
        .hasToString("dynamodb:me in eu-west-1 at http://localhost:4567, provisioned,");
  }

  @ParameterizedTest
  @CsvSource({
    "PM_STORE, dynamodb:, sqlite:<path> or dynamodb:<prefix>",
    "PM_STORE, dynamodb:a b, sqlite:<path> or dynamodb:<prefix>",
    "PM_STORE, mongodb:me, sqlite:<path> or dynamodb:<prefix>",
    "PM_DYNAMODB_REGION, Ireland, a region such as eu-west-1",
    "PM_DYNAMODB_ENDPOINT, localhost, an address such as http://localhost:4567",
    "PM_DYNAMODB_CAPACITY, 5, on-demand or provisioned"
  })
  void aStoreThatCannotBeIsNamedWithWhatWasExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> reader(Map.of(key, value)).read(null))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(key, "expected " + expected, '"' + value + '"');
  }

  @Test
  void tilesAreAskedOfTheHostThatIsNamed() {
    assertThat(reader(Map.of()).read(null).mapTiles()).isNull();
    assertThat(tiles("https://tile.openstreetmap.org/{z}/{x}/{y}.png"))
        .isEqualTo("https://tile.openstreetmap.org");
    assertThat(tiles("http://{s}.maps.example:81/{z}/{x}/{y}{r}.png?key=a&b=c"))
        .isEqualTo("http://*.maps.example:81");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on",
        "https://tile.example/",
        "https://tile.example/{z}/{x}.png",
        "ftp://tile.example/{z}/{x}/{y}.png",
        "//tile.example/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://{z}.example/{x}/{y}.png",
        "https://me:secret@tile.example/{z}/{x}/{y}.png",
        "https://tile.example; script-src *;/{z}/{x}/{y}.png",
        "https://tile.example/{z}/{x}/{y}.png;x",
        "https://tile.example/{z}/{x}/{y}.png\" onload=\"x",
        "javascript:{z}{x}{y}",
        "data:image/png,{z}{x}{y}"
      })
  void tilesThatCannotBeStopTheStartByName(String value) {
    assertThatThrownBy(() -> reader(Map.of("PM_MAP_TILES", value)).read(null))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "map.tiles", "expected an address such as https://", "{z}/{x}/{y}");
  }

  private static String tiles(String address) {
    MapTiles tiles = reader(Map.of("PM_MAP_TILES", address)).read(null).mapTiles();
    return Objects.requireNonNull(tiles).source();
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = file("zone=Europe/Paris\nport=8080\nfake.base-url=https://file.example/\n");
    Settings settings =
        reader(Map.of("PM_PORT", "9090", "PM_FAKE_BASE_URL", "https://env.example/")).read(file);

    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(settings.port()).isEqualTo(9090);
    assertThat(fake(settings).text("base-url")).contains("https://env.example/");
  }

  @Test
  void modelsMayBeInABucket() throws IOException {
    Path file =
        file("models=s3:mine/health\ns3.endpoint=http://127.0.0.1:9000\ns3.region=eu-west-3\n");

    assertThat(reader(Map.of()).read(file).models())
        .isEqualTo(
            new ModelPlace.Bucket(
                new ModelBucket("mine", "health"),
                URI.create("http://127.0.0.1:9000"),
                "eu-west-3"));
    assertThat(reader(Map.of("PM_MODELS", "s3:mine")).read(null).models())
        .isEqualTo(new ModelPlace.Bucket(new ModelBucket("mine", "models"), null, null))
        .hasToString("s3://mine/models");
  }

  @Test
  void thePortOfAPlatformCountsUnlessOursIsSet() {
    assertThat(reader(Map.of("PORT", "5000")).read(null).port()).isEqualTo(5000);
    assertThat(reader(Map.of("PORT", "5000", "PM_PORT", "6000")).read(null).port()).isEqualTo(6000);
  }

  @Test
  void anUnknownKeyStopsWithItsNameTheFileAndAGuess() throws IOException {
    Path file = file("sync.evry=PT1H\n");

    assertThatThrownBy(() -> reader(Map.of()).read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("sync.evry", file.toString(), "did you mean sync.every?");
  }

  @Test
  void anUnknownKeyFarFromAnyListsThemAll() throws IOException {
    Path file = file("colour.of.the.sky=blue\n");

    assertThatThrownBy(() -> reader(Map.of()).read(file))
        .hasMessageContainingAll("colour.of.the.sky", "expected one of", "fake.base-url", "zone");
  }

  @Test
  void anUnknownVariableStopsToo() {
    assertThatThrownBy(() -> reader(Map.of("PM_ZONNE", "UTC")).read(null))
        .hasMessageContainingAll("PM_ZONNE", "did you mean PM_ZONE?");
  }

  @ParameterizedTest
  @CsvSource({
    "zone, Mars/Base, a zone such as",
    "port, http, a number from 0 to 65535",
    "port, 70700, a number from 0 to 65535",
    "sync.every, 3h, a time such as PT3H",
    "sync.every, PT1S, one minute or more",
    "train.every, weekly, a time such as P7D",
    "models, /somewhere, file:<dir>",
    "models, s3:, s3:<bucket>/<prefix>",
    "models, s3:My_Bucket/models, s3:<bucket>/<prefix>",
    "s3.endpoint, 127.0.0.1:9000, an address such as http",
    "s3.region, Ireland!, a region such as eu-west-1",
    "store, mysql:x, sqlite:<path>",
    "subject, Me/You, 1 to 64 of",
    "public-url, ftp://x.example, an address such as",
    "public-url, https://x.example/path, an address such as",
    "trusted-proxies, proxy.example, addresses such as",
  })
  void aMalformedValueStopsWithKeyFileAndExpectation(String key, String value, String expected)
      throws IOException {
    Path file = file(key + '=' + value + '\n');

    assertThatThrownBy(() -> reader(Map.of()).read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(key, file.toString(), expected, value);
  }

  @Test
  void secretsMayLieElsewhere() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "from the file\n");
    Path file = file("fake.client-secret=file:" + secret + '\n');
    assertThat(fake(reader(Map.of()).read(file)).text("client-secret")).contains("from the file");

    Settings settings =
        reader(Map.of("PM_FAKE_CLIENT_SECRET", "env:VAULT", "VAULT", "from there")).read(null);
    assertThat(fake(settings).text("client-secret")).contains("from there");
  }

  @Test
  void aMissingSecretIsSaidWithoutAValue() {
    assertThatThrownBy(() -> reader(Map.of("PM_FAKE_CLIENT_SECRET", "env:VAULT")).read(null))
        .hasMessageContainingAll("fake.client-secret", "VAULT", "not set");
    assertThatThrownBy(() -> reader(Map.of("PM_API_TOKEN", "hunter2")).read(null))
        .hasMessageContaining("api.token")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void onlySecretsAreLookedUpElsewhere() {
    Settings settings = reader(Map.of("PM_FAKE_BASE_URL", "env:HOME", "HOME", "x")).read(null);

    assertThat(fake(settings).text("base-url")).contains("env:HOME");
  }

  @Test
  void namesLeftOpenByAConnectorAreKeptWhole() throws IOException {
    Path file = file("fake.layout.date=A\n");
    Settings settings = reader(Map.of("PM_FAKE_LAYOUT_BODY_WEIGHT", "B")).read(file);

    assertThat(fake(settings).text("layout.date")).contains("A");
    assertThat(fake(settings).text("layout.body-weight")).contains("B");
  }

  @Test
  void noSecretIsPrinted() {
    Settings settings =
        reader(
                Map.of(
                    "PM_API_TOKEN", "0123456789abcdef0123456789",
                    "PM_FAKE_CLIENT_SECRET", "hunter2"))
            .read(null);

    assertThat(settings.toString()).doesNotContain("0123456789abcdef").doesNotContain("hunter2");
    assertThat(Objects.requireNonNull(settings.apiToken()).matches("0123456789abcdef0123456789"))
        .isTrue();
  }

  @Test
  void cookiesAreSecureUnlessTheAddressIsPlainAndElsewhere() {
    assertThat(publicUrl("https://me.example").secureCookies()).isTrue();
    assertThat(publicUrl("https://me.example").https()).isTrue();
    assertThat(publicUrl("http://127.0.0.1:7070").secureCookies()).isTrue();
    assertThat(publicUrl("http://192.168.1.5:7070").secureCookies()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/a, /home/a/.local/share/personal-metrics",
    "Mac OS X, /Users/a, /Users/a/Library/Application Support/personal-metrics",
    "Windows 11, /c/a, /c/a/AppData/Local/personal-metrics",
  })
  void dataLiesWhereTheSystemKeepsIt(String system, Path home, Path expected) {
    assertThat(DataFolder.of(system, home, Map.of())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, 10.1.2.3, true", "10.0.0.0/8, 11.1.2.3, false", "::1, ::1, true"})
  void aRangeHoldsTheAddressesThatBeginSo(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(AddressRange.literal(address))).isEqualTo(inside);
  }

  private Settings publicUrl(String url) {
    return reader(Map.of("PM_PUBLIC_URL", url)).read(null);
  }

  private static ConnectorSettings fake(Settings settings) {
    return Objects.requireNonNull(settings.connectors().get("fake"));
  }

  private static SettingsReader reader(Map<String, String> environment) {
    return new SettingsReader(List.of(new FakeProvider(List.of())), environment);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("personal-metrics.properties"), text);
  }
}
