package io.github.personalmetrics.examples.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first visit takes over the wire: the page, and all that it asks for. */
class PageWeightTest {

  private static final int MOST = 200 * 1024;
  private static final int MOST_OF_A_MAP = 60 * 1024;
  private static final int TEN_YEARS = 3_652;
  private static final Instant TODAY = Instant.parse("2026-11-23T06:00:00Z");
  private static final RecordKey RUN = RecordKey.of(Records.ACTIVITIES, "run");
  private static final Pattern ASKED_FOR =
      Pattern.compile(
          "(?:src|href|data-url|data-gains|data-fat)=\"((?:/assets/|/api/v1/(?!export))[^\"]+)\"");
  private static final Pattern IMPORTED = Pattern.compile("from \"\\./([\\w.-]+)\"");

  private static TestDashboard dashboard;
  private static Browser owner;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    var noise = new Random(1);
    dashboard =
        TestDashboard.start()
            .store(
                IntStream.range(0, TEN_YEARS)
                    .mapToObj(
                        day ->
                            Records.measurement("d" + day)
                                .at(TODAY.minus(Duration.ofDays(day)))
                                .value(Metric.BODY_WEIGHT, "80." + noise.nextInt(100))
                                .value(Metric.FAT_RATIO, "20." + noise.nextInt(100))
                                .build())
                    .toArray(HealthRecord[]::new))
            .storeFrom(
                Records.ACTIVITIES,
                Records.run(RUN.externalId(), TODAY.minus(Duration.ofDays(1)), 10_000))
            .track(RUN, Records.track(3_600));
    owner = dashboard.owner();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/weight", "/running", "/crossfit", "/connections"})
  void aPageWithTenYearsOfDataIsLight(String page) throws Exception {
    Map<String, Integer> bytes = weigh(page);
    assertThat(sum(bytes)).as(page + ' ' + bytes).isLessThanOrEqualTo(MOST);
  }

  /** Which nobody sees who does not ask for them. */
  @Test
  void tenYearsInOneChartTakeLittleMore() throws Exception {
    Map<String, Integer> bytes = weigh("/weight?range=all");
    assertThat(sum(bytes)).as(bytes.toString()).isLessThanOrEqualTo(MOST + MOST / 20);
  }

  @Test
  void aRunMayWeighAMapMore() throws Exception {
    Map<String, Integer> bytes = weigh("/running/strava/activities/run");
    assertThat(bytes.keySet()).anyMatch(address -> address.endsWith("leaflet.js"));
    assertThat(sum(bytes)).as(bytes.toString()).isLessThanOrEqualTo(MOST + MOST_OF_A_MAP);
  }

  private static int sum(Map<String, Integer> bytes) {
    return bytes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Compressed bytes by address. */
  private Map<String, Integer> weigh(String page) throws IOException, InterruptedException {
    Map<String, Integer> bytes = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>();
    left.add(page);
    while (!left.isEmpty()) {
      String address = left.removeFirst();
      if (bytes.containsKey(address)) {
        continue;
      }
      HttpResponse<byte[]> answer = get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      bytes.put(address, answer.body().length);
      String text = text(answer);
      if (address.equals(page)) {
        Matcher asked = ASKED_FOR.matcher(text);
        while (asked.find()) {
          left.add(asked.group(1).replace("&amp;", "&"));
        }
      } else if (address.endsWith(".js")) {
        Matcher imported = IMPORTED.matcher(text);
        while (imported.find()) {
          left.add(address.substring(0, address.lastIndexOf('/') + 1) + imported.group(1));
        }
      }
    }
    return bytes;
  }

  private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
    String cookies =
        owner.cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
            .collect(Collectors.joining("; "));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(dashboard.url() + address))
            .header("Accept-Encoding", "gzip")
            .header("Cookie", cookies)
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    if (answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isEmpty()) {
      return new String(answer.body(), UTF_8);
    }
    try (var bytes = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }
}
