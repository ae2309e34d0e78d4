package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.RecordedData;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded account: 39 pages, 2017 to 2025, the last of them empty. */
class RecordedActivitiesTest {

  private static final Pattern ZONE =
      Pattern.compile("\"timezone\":\\s*\"([^\"]*)\".*?\"utc_offset\":\\s*([-0-9.]+)");
  private static final Pattern LOCAL = Pattern.compile("\"start_date_local\":\\s*\"([^\"]*)Z\"");

  @TempDir private Path folder;

  private final Runner me = new Runner(SettableClock.at("2025-10-20T12:00:00Z"));

  private String copyPages() throws IOException {
    Path pages =
        RecordedData.folder("strava").resolve("recorded").resolve("athlete_activities_all");
    Path strava = Files.createDirectory(folder.resolve("strava"));
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(pages)) {
      for (Path file : files.filter(it -> it.toString().matches(".*page_\\d+\\.json")).toList()) {
        Files.copy(file, strava.resolve("activities_" + file.getFileName()));
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void everyRecordedActivityIsStoredAndASecondSyncWritesNothing() throws IOException {
    String text = copyPages();
    try (var simulator = ProviderSimulator.builder().recorded(folder).clock(me.clock).start()) {
      var first = me.sync(Runner.config(simulator));
      var second = me.sync(Runner.config(simulator));

      assertThat(first.outcome()).isEqualTo(Outcome.OK);
      assertThat(first.counts().created()).isEqualTo(1132);
      assertThat(first.counts().calls()).isEqualTo(8);
      assertThat(second.outcome()).isEqualTo(Outcome.OK);
      assertThat(second.counts().created() + second.counts().changed()).isZero();
      assertThat(second.counts().deleted()).isZero();
    }
    Map<String, Integer> sports = new TreeMap<>();
    Set<String> days = new HashSet<>();
    int[] races = new int[1];
    me.store
        .metrics()
        .scan(
            RecordQuery.all(),
            record -> {
              var activity = (Activity) record;
              sports.merge(activity.sport().id(), 1, Integer::sum);
              days.add(activity.at().atZone(activity.zone()).toLocalDateTime().withNano(0) + "");
              races[0] += activity.race() ? 1 : 0;
            });
    assertThat(sports)
        .isEqualTo(
            Map.of(
                "run",
                902,
                "swim",
                159,
                "alpine-ski",
                51,
                "trail-run",
                6,
                "hike",
                6,
                "strength",
                5,
                "other",
                1,
                "ride",
                1,
                "backcountry-ski",
                1));
    assertThat(races[0]).isEqualTo(84);
    assertThat(localTimes(text)).isEqualTo(days);
  }

  @Test
  void everyRecordedTimeZoneIsKnown() throws IOException {
    Set<String> zones = new HashSet<>();
    var matcher = ZONE.matcher(copyPages());
    while (matcher.find()) {
      zones.add(matcher.group(1));
      assertThat(TimeZones.of(matcher.group(1), null)).isNotNull();
    }

    assertThat(zones).hasSize(37);
  }

  private static Set<String> localTimes(String text) {
    Set<String> times = new HashSet<>();
    var matcher = LOCAL.matcher(text);
    while (matcher.find()) {
      times.add(LocalDateTime.parse(matcher.group(1)).toString());
    }
    return times;
  }
}
