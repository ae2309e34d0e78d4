package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.RateHeaders;
import io.github.personalmetrics.connectors.http.RateWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits of an application: by quarter of an hour and UTC day, for reading calls and for all.
 * All our calls read, so each counts in both.
 */
record StravaLimits(int readsPerQuarter, int readsPerDay) implements RateHeaders {

  /** What every new application gets. */
  static final StravaLimits DEFAULT = new StravaLimits(100, 1000);

  private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,9}), ?(\\d{1,9})");

  /** Reads {@code 100,1000}, as the answers write it. */
  static Optional<StravaLimits> parse(String text) {
    return numbers(text)
        .filter(both -> both[0] > 0 && both[1] > 0)
        .map(both -> new StravaLimits(both[0], both[1]));
  }

  /** Of all calls, twice as many are allowed as of reading ones. */
  List<RateWindow> windows() {
    return List.of(
        RateWindow.aligned("read-quarter", readsPerQuarter, Duration.ofMinutes(15)),
        RateWindow.aligned("read-day", readsPerDay, Duration.ofDays(1)),
        RateWindow.aligned("quarter", 2 * readsPerQuarter, Duration.ofMinutes(15)),
        RateWindow.aligned("day", 2 * readsPerDay, Duration.ofDays(1)));
  }

  @Override
  public List<Usage> read(Map<String, String> headers) {
    return Stream.concat(
            usages(headers, "x-readratelimit", "read-"), usages(headers, "x-ratelimit", ""))
        .toList();
  }

  /** Some answers have none, some have nothing but a comma in them. */
  private static Stream<Usage> usages(Map<String, String> headers, String header, String window) {
    var limit = numbers(headers.getOrDefault(header + "-limit", ""));
    var used = numbers(headers.getOrDefault(header + "-usage", ""));
    return limit.isEmpty() || used.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Usage(window + "quarter", limit.get()[0], used.get()[0]),
            new Usage(window + "day", limit.get()[1], used.get()[1]));
  }

  private static Optional<int[]> numbers(String text) {
    Matcher matcher = TWO_NUMBERS.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))})
        : Optional.empty();
  }
}
