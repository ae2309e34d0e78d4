package io.github.personalmetrics.examples.food;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a stranger: two jars in a folder, a setting, and the real program. */
class DroppedInIT {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void twoJarsAndASetting() throws IOException {
    copy("dashboard.jar");
    copy("connector.jar");
    Path file = folder.resolve("food.csv");
    Files.writeString(file, "date,food index\n2026-11-21,7.5\n2026-11-22,good\n2026-11-23,8\n");
    Files.write(
        folder.resolve("personal-metrics.properties"),
        List.of(
            "zone=Europe/Paris",
            "store=sqlite:" + folder.resolve("me.db"),
            "models=file:" + folder.resolve("models"),
            "secrets.key-file=" + folder.resolve("secrets.key"),
            "api.token=" + TOKEN,
            "food.file=" + file));
  }

  @Test
  void aConnectorBesideTheDashboardIsCheckedSyncedAndShown() throws Exception {
    assertThat(run("", "check"))
        .contains("food/index OK answered in", "withings not set up; its settings are");
    assertThat(run("", "sync"))
        .contains("food/index PARTIAL read=3 new=2 changed=0 unchanged=0 deleted=0 rejected=1");
    assertThat(run(PASSWORD + '\n', "user", "add", "anna")).contains("anna can log in");

    Process serving = start("serve", "--port", "0");
    try (var output = output(serving)) {
      String url = url(output);
      assertThat(get(url + "/api/v1/daily?metric=nutrition.food-index", bearer()))
          .contains("\"unit\":\"score\"")
          .contains("{\"date\":\"2026-11-21\",\"value\":7.5,\"readings\":1,\"mean\":7.5")
          .contains("{\"date\":\"2026-11-23\",\"value\":8.0,\"readings\":1,\"mean\":7.75");
      String cookie = login(url);
      assertThat(get(url + "/connections", "Cookie", cookie))
          .contains("data-testid=\"source-food/index\"", "Food index")
          .contains("line 3", "expected a day and its index", "<code>2026-11-22,good</code>");
      assertThat(get(url + "/weight?param=nutrition.food-index", "Cookie", cookie))
          .contains("data-testid=\"chart\"", "Food index");
    } finally {
      serving.destroy();
      serving.waitFor();
    }
  }

  private void copy(String name) throws IOException {
    Files.copy(Path.of(System.getProperty(name)), folder.resolve(name));
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "dashboard.jar"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private String run(String input, String... arguments) throws Exception {
    Process process = start(arguments);
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output;
    try (var lines = output(process)) {
      output = lines.lines().collect(Collectors.joining("\n"));
    }
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String url(BufferedReader output) throws IOException {
    var seen = new ArrayList<String>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.add(line);
      Matcher url = Pattern.compile("The dashboard is at (\\S+)").matcher(line);
      if (url.find()) {
        return url.group(1);
      }
    }
    throw new AssertionError("it did not serve: " + seen);
  }

  private static String[] bearer() {
    return new String[] {"Authorization", "Bearer " + TOKEN};
  }

  private String get(String url, String... headers) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).headers(headers).build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(url).isEqualTo(200);
    return response.body();
  }

  /** The cookie of a session. */
  private String login(String url) throws Exception {
    URI address = URI.create(url + "/login");
    HttpResponse<String> form =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(form.body());
    assertThat(csrf.find()).isTrue();
    HttpResponse<String> done =
        client.send(
            HttpRequest.newBuilder(address)
                .header("Cookie", cookies(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "name=anna&password="
                            + PASSWORD.replace(' ', '+')
                            + "&csrf="
                            + csrf.group(1)))
                .build(),
            BodyHandlers.ofString());
    assertThat(done.statusCode()).isEqualTo(303);
    return cookies(done);
  }

  private static String cookies(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .collect(Collectors.joining("; "));
  }
}
