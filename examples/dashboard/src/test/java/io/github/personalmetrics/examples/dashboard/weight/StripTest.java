package io.github.personalmetrics.examples.dashboard.weight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** All years in a band under the chart, as it is without any script. */
class StripTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Test
  void eachYearIsALinkToItsDaysAndTheRunningOneEndsToday() {
    try (var dashboard = TestDashboard.start().store(daily("2024-05-01"))) {
      String strip = strip(dashboard, "/weight?smooth=none");

      assertThat(strip)
          .contains("data-first=\"2024-01-01\" data-last=\"2026-11-23\"")
          .contains(
              "href=\"/weight?param=weight&amp;from=2024-01-01&amp;to=2024-12-31&amp;smooth=none\""
                  + " aria-label=\"Show 2024\"><span></span>2024</a>")
          .contains("from=2025-01-01&amp;to=2025-12-31&amp;")
          .contains("from=2026-01-01&amp;to=2026-11-23&amp;")
          .doesNotContain("2023", "2027", "aria-current");
    }
  }

  @Test
  void theShownPeriodIsMarkedAndItsYearIsTheCurrentOne() {
    try (var dashboard = TestDashboard.start().store(daily("2024-05-01"))) {
      String strip = strip(dashboard, "/weight?from=2025-01-01&to=2025-12-31");

      // 2024 has 366 days.
      assertThat(strip)
          .contains("viewBox=\"0 0 1096 100\"", "<rect x=\"366\" width=\"365\"")
          .contains("aria-label=\"Show 2025\" aria-current=\"true\"")
          .contains(
              "aria-label=\"The line of all readings from 1 May 2024 to 23 Nov 2026."
                  + " Shown: 1 Jan 2025 to 31 Dec 2025.\"");
      assertThat(strip.split("aria-current", -1)).hasSize(2);
    }
  }

  @Test
  void aPeriodBeforeOrAfterAllIsNotMarked() {
    try (var dashboard = TestDashboard.start().store(daily("2025-05-01"))) {
      assertThat(strip(dashboard, "/weight?from=0001-01-01&to=0002-01-01"))
          .contains("<rect x=\"0\" width=\"0\"");
      assertThat(strip(dashboard, "/weight?from=9000-01-01&to=9999-12-31"))
          .contains("<rect x=\"730\" width=\"0\"");
    }
  }

  @Test
  void thereIsNoneIfEverythingIsShown() {
    try (var dashboard = TestDashboard.start().store(daily("2026-01-01"))) {
      assertThat(strip(dashboard, "/weight?range=all")).isEmpty();
      assertThat(strip(dashboard, "/weight")).isEmpty();
      assertThat(strip(dashboard, "/weight?range=4w")).contains("Show 2026");
    }
  }

  @Test
  void anEmptyStoreHasNone() {
    try (var dashboard = TestDashboard.start()) {
      assertThat(strip(dashboard, "/weight")).isEmpty();
    }
  }

  @Test
  void oneReadingOutsideOfThePeriodIsADotThatLeadsThere() {
    try (var dashboard = TestDashboard.start().store(weight("2024-06-01", "80.0"))) {
      assertThat(strip(dashboard, "/weight"))
          .contains("<path d=\"M150 50h0\"", "from=2024-01-01&amp;to=2024-12-31");
      assertThat(strip(dashboard, "/weight?from=2024-06-01&to=2024-06-01")).isEmpty();
    }
  }

  @Test
  void aYearWithoutReadingsIsALinkAndAGapInTheLine() {
    HealthRecord[] two = {weight("2023-06-01", "80.0"), weight("2026-06-01", "81.0")};
    try (var dashboard = TestDashboard.start().store(two)) {
      assertThat(strip(dashboard, "/weight"))
          .containsPattern("d=\"M\\d+ 90h0M\\d+ 10h0\"")
          .contains("Show 2024", "Show 2025");
    }
  }

  @Test
  void anotherMetricHasItsOwnHistory() {
    Metric mood = Metric.of("mood", Unit.SCORE);
    HealthRecord old =
        Records.measurement("m").at(noon(LocalDate.parse("2020-06-01"))).value(mood, "7").build();
    try (var dashboard = TestDashboard.start().store(daily("2025-05-01")).store(old)) {
      assertThat(strip(dashboard, "/weight?param=mood&range=all&to=2026-01-01")).isEmpty();
      assertThat(strip(dashboard, "/weight?param=mood"))
          .contains("/weight?param=mood&amp;from=2020-01-01&amp;to=2020-12-31", "Show 2026");
      assertThat(strip(dashboard, "/weight")).doesNotContain("2020");
    }
  }

  @Test
  void aReadingOfAnImpossibleDayMakesNoBandOfThousandsOfYears() {
    HealthRecord[] days = {weight("1066-10-14", "80.0"), weight("2026-11-22", "81.0")};
    try (var dashboard = TestDashboard.start().store(days)) {
      assertThat(strip(dashboard, "/weight")).contains("Show 1967").doesNotContain("Show 1966");
    }
    try (var dashboard = TestDashboard.start().store(weight("2090-01-01", "80.0"))) {
      assertThat(strip(dashboard, "/weight")).isEmpty();
    }
  }

  @Test
  void itSpeaksFrench() {
    try (var dashboard = TestDashboard.start().store(daily("2025-05-01"))) {
      assertThat(strip(dashboard.owner().with("Accept-Language", "fr"), "/weight"))
          .startsWith("aria-label=\"Tout l’historique par année\"")
          .contains("aria-label=\"Afficher 2025\"");
    }
  }

  @Test
  void tenYearsTakeAFewKilobytes() throws IOException {
    try (var dashboard = TestDashboard.start().store(daily("2016-11-23"))) {
      String strip = strip(dashboard, "/weight");
      var compressed = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(compressed)) {
        gzip.write(strip.getBytes(UTF_8));
      }

      assertThat(strip.split("<li>", -1)).hasSize(1 + 11);
      assertThat(compressed.size()).isLessThan(2 * 1024);
    }
  }

  private static String strip(TestDashboard dashboard, String address) {
    return strip(dashboard.owner(), address);
  }

  private static String strip(Browser browser, String address) {
    String page = browser.get(address).body();
    String begin = "<nav class=\"card strip\" id=\"strip\" ";
    int start = page.indexOf(begin);
    return start < 0 ? "" : page.substring(start + begin.length(), page.indexOf("</nav>", start));
  }

  private static HealthRecord[] daily(String from) {
    var noise = new Random(1);
    return Stream.iterate(TODAY, day -> !day.isBefore(LocalDate.parse(from)), d -> d.minusDays(1))
        .map(
            day ->
                weight(
                    day.toString(), String.format(Locale.ROOT, "%.2f", 80 + noise.nextGaussian())))
        .toArray(HealthRecord[]::new);
  }

  private static HealthRecord weight(String day, String kilograms) {
    return Records.weight(day, noon(LocalDate.parse(day)), kilograms);
  }

  private static Instant noon(LocalDate day) {
    return Instant.parse(day + "T06:00:00Z");
  }
}
