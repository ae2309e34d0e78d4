package io.github.personalmetrics.examples.dashboard.account;

import static io.github.personalmetrics.examples.dashboard.account.AccountForms.aim;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.drop;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.move;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.password;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.prefer;
import static io.github.personalmetrics.examples.dashboard.account.AccountForms.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.security.Account;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPageTest {

  private static final String COOKIE = "__Host-pm";
  private static final String OTHER = "another battery staple";

  private final TestDashboard dashboard = TestDashboard.start();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void anotherPasswordEndsTheOtherSessionsAndRenewsItsOwn() {
    Browser here = dashboard.owner();
    Browser elsewhere = dashboard.owner();
    String before = here.cookies.get(COOKIE);
    HttpResponse<String> response = password(here, TestDashboard.PASSWORD, OTHER);

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(here.get("/account?saved=password").body()).contains("The password is changed.");
    assertThat(here.cookies.get(COOKIE)).isNotEqualTo(before);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
    Browser old = dashboard.stranger();
    old.cookies.put(COOKIE, before);
    assertThat(old.get("/account").statusCode()).isEqualTo(303);
    assertThat(dashboard.stranger().login("anna", TestDashboard.PASSWORD).statusCode())
        .isEqualTo(401);
    assertThat(dashboard.stranger().login("anna", OTHER).statusCode()).isEqualTo(303);
  }

  @Test
  void aWrongOldPasswordChangesNothingAndIsSaidAtItsField() {
    Browser owner = dashboard.owner();
    HttpResponse<String> response = password(owner, "guess", OTHER);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(wrong(response, "old")).isEqualTo("That is not your password.");
    assertThat(response.body()).doesNotContain("guess", OTHER);
    assertThat(response.body())
        .as("where the theme leads back to")
        .contains("name=\"back\" value=\"/account\"")
        .doesNotContain("value=\"/account/");
    assertThat(dashboard.stranger().login("anna", TestDashboard.PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void guessingTheOldPasswordIsSlowedDownAsAtTheLogin() {
    Browser thief = dashboard.owner();
    String csrf = thief.csrf("/account");
    int tried = 0;
    HttpResponse<String> last = password(thief, "guess", OTHER);
    for (int i = 0; i < 50; i++) {
      last = thief.post("/account/password", Map.of("csrf", csrf, "old", "g" + i, "new", OTHER));
      tried += last.statusCode() == 403 ? 1 : 0;
    }

    assertThat(tried).isLessThanOrEqualTo(10);
    assertThat(last.statusCode()).isEqualTo(429);
    String wait = last.headers().firstValue("Retry-After").orElseThrow();
    assertThat(wrong(last, "old")).contains("Wait " + wait + " s");
    assertThat(dashboard.stranger().login("anna", TestDashboard.PASSWORD).statusCode())
        .isEqualTo(429);
    dashboard.clock.advance(Duration.ofSeconds(Long.parseLong(wait)));
    assertThat(password(thief, TestDashboard.PASSWORD, OTHER).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "1234567", "ééééééé"})
  void aPasswordThatIsTooShortIsNoTry(String password) {
    Browser owner = dashboard.owner();
    HttpResponse<String> response = password(owner, TestDashboard.PASSWORD, password);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(wrong(response, "new")).contains("Expected 8 to 1,024 characters");
    assertThat(owner.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void loggingOutEverywhereEndsEverySessionOfTheAccountAndNoOther() {
    Browser here = dashboard.owner();
    Browser elsewhere = dashboard.owner();
    Browser other = dashboard.viewer();
    HttpResponse<String> response =
        here.post("/account/sessions", Map.of("csrf", here.csrf("/account")));

    assertThat(response.headers().firstValue("Location")).contains("/login");
    assertThat(response.headers().firstValue("Clear-Site-Data")).isPresent();
    assertThat(here.get("/account").statusCode()).isEqualTo(303);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
    assertThat(other.get("/account").statusCode()).isEqualTo(200);
    assertThat(dashboard.owner().get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void preferencesAreOfOneAccountAndKeptForTheNextLogin() {
    dashboard.store(Records.weight("1", Instant.parse("2026-11-23T06:12:00Z"), "76.4"));
    Browser owner = dashboard.owner();
    Browser viewer = dashboard.viewer();
    assertThat(prefer(viewer, Map.of("language", "fr", "mass", "lb")).statusCode()).isEqualTo(303);

    assertThat(viewer.get("/").body()).contains("lang=\"fr-FR\"", "168,4", "Aperçu");
    assertThat(owner.get("/").body()).contains("lang=\"en-GB\"", "76.4", "Overview");
    assertThat(dashboard.viewer().get("/").body()).contains("lang=\"fr-FR\"", "168,4");
  }

  @Test
  void anotherPasswordKeepsThePreferences() {
    Browser owner = dashboard.owner();
    prefer(owner, Map.of("mass", "st", "theme", "dark"));
    password(owner, TestDashboard.PASSWORD, OTHER);
    dashboard.application.accounts().reset("anna", TestDashboard.PASSWORD);

    assertThat(dashboard.owner().get("/account").body())
        .contains("<option value=\"st\" selected>", "data-theme=\"dark\"");
  }

  @ParameterizedTest
  @CsvSource({"language, de", "theme, pink", "mass, ''", "distance, <script>", "effort, SPEED"})
  void aChoiceThatThereIsNotIsSaidAtItsFieldAndTheOthersAreNotLost(String field, String value) {
    Browser owner = dashboard.owner();
    var choices = new HashMap<>(Map.of("mass", "lb"));
    choices.put(field, value);
    HttpResponse<String> response = prefer(owner, choices);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(wrong(response, field)).isEqualTo("Expected one of the list.");
    assertThat(response.body()).doesNotContain("<script>");
    if (!field.equals("mass")) {
      assertThat(response.body()).contains("<option value=\"lb\" selected>");
    }
    assertThat(owner.get("/account").body()).contains("<option value=\"kg\" selected>");
  }

  @Test
  void theThemeOfTheHeaderIsThatOfTheAccount() {
    Browser owner = dashboard.owner();
    owner.post("/theme", Map.of("csrf", owner.csrf("/account"), "theme", "dark"));

    assertThat(owner.get("/account").body())
        .contains("data-bs-theme=\"dark\"", "<option value=\"dark\" selected>");
    assertThat(dashboard.owner().get("/").body()).contains("data-bs-theme=\"dark\"");
    assertThat(dashboard.viewer().get("/").body()).contains("data-theme=\"auto\"");
  }

  @Test
  void theLoginRemembersTheLanguageOfTheBrowsersLastReader() {
    Browser owner = dashboard.owner();
    prefer(owner, Map.of("language", "fr"));
    owner.post("/logout", Map.of("csrf", owner.csrf("/account")));

    assertThat(owner.get("/login").body()).contains("Mot de passe");
    assertThat(dashboard.stranger().get("/login").body()).contains("Password");
    Browser french = dashboard.stranger().with("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.8");
    assertThat(french.get("/login").body()).contains("lang=\"fr-FR\"", "Mot de passe");
  }

  @Test
  void aZoneOfTheOwnersMovesTheDaysOfPagesAndOfTheApiWithTheirTag() {
    dashboard.store(Records.weight("1", Instant.parse("2026-11-23T06:12:00Z"), "76.4"));
    Browser owner = dashboard.owner();
    String daily = "/api/v1/daily?metric=body.weight";
    HttpResponse<String> before = owner.get(daily);
    HttpResponse<String> response = move(owner, "Pacific/Kiritimati");

    assertThat(response.headers().firstValue("Location")).contains("/account?saved=zone");
    HttpResponse<String> after = owner.get(daily);
    assertThat(before.body()).contains("\"zone\":\"Europe/Paris\"");
    assertThat(after.body()).contains("\"zone\":\"Pacific/Kiritimati\"");
    String etag = before.headers().firstValue("ETag").orElseThrow();
    assertThat(after.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
    owner.with("If-None-Match", etag);
    assertThat(owner.get(daily).statusCode()).isEqualTo(200);
    owner.without("If-None-Match");
    assertThat(owner.get("/weight").body()).contains("23 Nov 2026 20:12");
    dashboard.clock.advance(Duration.ofHours(3));
    assertThat(dashboard.owner().get("/weight").body())
        .contains("name=\"to\" value=\"2026-11-24\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "+01:00", "<img src=x onerror=alert(1)>"})
  void aZoneThatThereIsNotIsSaidAtItsFieldWithWhatWasTyped(String zone) {
    Browser owner = dashboard.owner();
    HttpResponse<String> response = move(owner, zone);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(wrong(response, "zone")).isEqualTo("Expected a zone such as Europe/Paris.");
    assertThat(response.body())
        .contains("value=\"" + zone.replace("<", "&lt;") + "\" list=\"zones\"")
        .doesNotContain("<img src=x");
    assertThat(owner.get("/account").body()).contains("value=\"Europe/Paris\" list=\"zones\"");
  }

  @Test
  void aViewerChangesItselfAndNothingElse() {
    Browser viewer = dashboard.viewer();

    assertThat(viewer.get("/account").body())
        .contains("bert, viewer", "action=\"/account/preferences\"", "action=\"/account/password\"")
        .doesNotContain("action=\"/account/goals\"", "action=\"/account/zone\"");
    assertThat(aim(viewer, "body.weight", "72", "").statusCode()).isEqualTo(403);
    assertThat(drop(viewer, "body.weight").statusCode()).isEqualTo(403);
    assertThat(move(viewer, "Asia/Tokyo").statusCode()).isEqualTo(403);
    assertThat(dashboard.store().notes().goals()).isEmpty();
    assertThat(password(viewer, TestDashboard.PASSWORD, OTHER).statusCode()).isEqualTo(303);
    assertThat(dashboard.stranger().login("bert", OTHER).statusCode()).isEqualTo(303);
    assertThat(dashboard.stranger().login("anna", OTHER).statusCode()).isEqualTo(401);
  }

  @Test
  void aUserNameThatAnotherVersionLetInIsOnlyText() {
    Browser owner = dashboard.owner();
    String accounts = "dashboard.accounts";
    StoredToken stored = dashboard.store().tokens().load(accounts).orElseThrow();
    String name = "<script>alert(1)</script>'\\\"";
    String next =
        new String(stored.bytes(), StandardCharsets.UTF_8)
            .replace("\"name\":\"anna\"", "\"name\":\"" + name + '"');
    dashboard
        .store()
        .tokens()
        .compareAndSet(accounts, stored.version(), next.getBytes(StandardCharsets.UTF_8));
    Browser renamed = dashboard.stranger();
    String typed = name.replace("\\\"", "\"");

    assertThat(owner.get("/account").statusCode()).isEqualTo(303);
    assertThat(renamed.login(typed, TestDashboard.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(renamed.get("/account").body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void anAccountOfBeforeThePreferencesIsReadAsIfItHadChosenNothing() {
    dashboard.owner();
    StoredToken stored = dashboard.store().tokens().load("dashboard.accounts").orElseThrow();
    String old =
        new String(stored.bytes(), StandardCharsets.UTF_8)
            .replaceAll(",\"preferences\":\\{[^}]*\\},\"era\":0", "");
    assertThat(old).doesNotContain("preferences", "era");
    dashboard
        .store()
        .tokens()
        .compareAndSet(
            "dashboard.accounts", stored.version(), old.getBytes(StandardCharsets.UTF_8));

    assertThat(dashboard.application.accounts().find("anna")).map(Account::name).contains("anna");
    assertThat(dashboard.owner().get("/account").body()).contains("<option value=\"kg\" selected>");
  }

  @Test
  void everyFieldHasALabelAndNoIdIsThereTwice() {
    String page = dashboard.owner().get("/account").body();
    List<String> ids = all(page, " id=\"([^\"]+)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all(page, "<label for=\"([^\"]+)\""));
    assertThat(all(page, "<label (for)=")).hasSize(5 + 2 + 4 + 1);
  }

  @Test
  void theZoneOfTheSettingsIsOneThatIsOffered() {
    assertThat(dashboard.application.settings().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(dashboard.owner().get("/account").body())
        .contains("<option value=\"Europe/Paris\">", "<option value=\"Asia/Tokyo\">");
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(it -> it.group(1)).toList();
  }
}
