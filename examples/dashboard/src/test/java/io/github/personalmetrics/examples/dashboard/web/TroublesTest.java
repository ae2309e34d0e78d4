package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroublesTest {

  private static final Path ROOT = Path.of("..", "..");

  private static final List<String> MODULES =
      List.of(
          "personal-metrics-core",
          "connectors-http",
          "connectors-sheets",
          "connectors-strava",
          "connectors-withings",
          "forecast-knn",
          "store-dynamodb",
          "store-s3",
          "store-sqlite");

  private static final Pattern CODE =
      Pattern.compile(
          "\"((?:connector|forecast|keys|model|sheets|source|store|strava|sync|tokens|withings)"
              + "\\.[a-z-]*[a-z])\"");

  /** Where the provider's name is put before it. */
  private static final Pattern REASON =
      Pattern.compile("(?:provider \\+ \"\\.|later\\(\\s*\")([a-z-]*[a-z])\"");

  /** Names of settings and of secrets. */
  private static final Set<String> NO_CODES =
      Set.of(
          "strava.limits",
          "withings.requests-per-minute",
          "withings.streams",
          "sync.schedule",
          "store.copy");

  /** Names of what is kept for a provider. */
  private static final Set<String> NO_REASONS = Set.of("budget", "consent");

  /** Of what is done on the command line only, or before there are pages. */
  private static final Set<String> NEVER_ON_A_PAGE =
      Set.of(
          "store.copy-busy",
          "store.copy-differs",
          "store.copy-exists",
          "store.copy-incomplete",
          "store.copy-target-used",
          "store.empty-file",
          "store.in-use",
          "store.is-folder",
          "store.no-folder",
          "store.no-room-to-copy",
          "store.not-copied",
          "store.not-created",
          "store.not-replaced",
          "store.not-settled",
          "store.not-there");

  private final Troubles english = new Troubles(Texts.of(Locale.UK));
  private final Troubles french = new Troubles(Texts.of(Locale.FRANCE));

  @Test
  void everyCodeThatAPageCanShowHasATextInBothLanguages() {
    Set<String> codes = found(CODE);
    assertThat(codes)
        .contains("strava.app-inactive", "sheets.tab-missing", "sync.tracks-wait")
        .containsAll(NO_CODES)
        .containsAll(NEVER_ON_A_PAGE);
    codes.removeAll(NO_CODES);
    codes.removeAll(NEVER_ON_A_PAGE);

    assertThat(codes).allSatisfy(this::isTold);
  }

  @Test
  void whatCanHappenToEveryProviderHasATextInBothLanguages() {
    Set<String> reasons = found(REASON);
    assertThat(reasons).contains("timeout", "invalid-token", "budget-spent");
    reasons.removeAll(NO_REASONS);

    assertThat(reasons).allSatisfy(reason -> isTold("weather." + reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"strava.http-404", "weather.http-503", "withings.error-2555"})
  void aCodeWithANumberTellsTheNumber(String code) {
    isTold(code);
    String number = code.substring(code.indexOf('-') + 1);
    assertThat(french.find(code, "Strava").orElseThrow()).contains(number);
  }

  @Test
  void theProviderIsNamedAndServersThatFailAreNoFaultOfThePerson() {
    assertThat(french.find("strava.timeout", "Strava"))
        .contains(
            "Strava n’a pas répondu à temps. Rien n’est perdu\u00a0: la prochaine synchronisation"
                + " reprendra là.");
    assertThat(english.find("strava.http-502", "Strava").orElseThrow()).contains("Nothing is lost");
    assertThat(english.find("strava.http-408", "Strava").orElseThrow()).contains("Nothing is lost");
    assertThat(english.find("strava.http-404", "Strava").orElseThrow()).contains("Check");
  }

  @Test
  void whatAStrangerSaysStaysAsItIs() {
    assertThat(french.find("weather.too-windy", "Weather")).isEmpty();
    assertThat(french.find("no dot", "Weather")).isEmpty();
    assertThat(french.tell("Weather", "weather.too-windy", "the mast fell", "Wait."))
        .isEqualTo("the mast fell. Wait.");
    assertThat(french.tell("Weather", null, null, null)).isEmpty();
  }

  private void isTold(String code) {
    for (Troubles troubles : List.of(english, french)) {
      assertThat(troubles.find(code, "Strava")).as(code).isPresent();
      assertThat(troubles.find(code, "Strava").orElseThrow()).as(code).endsWith(".");
    }
    assertThat(french.find(code, "Strava")).as(code).isNotEqualTo(english.find(code, "Strava"));
  }

  private static Set<String> found(Pattern pattern) {
    var found = new TreeSet<String>();
    for (String module : MODULES) {
      Path folder = ROOT.resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          Matcher matcher = pattern.matcher(Files.readString(file));
          while (matcher.find()) {
            found.add(matcher.group(1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
