package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SimulatorBuilder;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Rows as they come over the wire, through a server that hands them out as they are. */
final class RecordedFolder {

  private final Path folder;

  RecordedFolder(Path folder) {
    this.folder = folder;
  }

  static String row(long id, Instant start) {
    return """
        {"id":%d,"athlete":{"id":7,"resource_state":1},"name":"Run %d","distance":10000.5,
         "moving_time":3000,"elapsed_time":3100,"total_elevation_gain":40,"type":"Run",
         "sport_type":"Run","workout_type":0,"start_date":"%s","start_date_local":"%s",
         "timezone":"(GMT+00:00) Etc/UTC","utc_offset":0.0}"""
        .formatted(id, id, start, start);
  }

  ProviderSimulator serve(List<String> rows, SettableClock clock) {
    return builder(rows, clock).start();
  }

  SimulatorBuilder builder(List<String> rows, SettableClock clock) {
    try {
      Path strava = Files.createDirectories(folder.resolve("strava"));
      Files.writeString(strava.resolve("activities_all.json"), rows.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProviderSimulator.builder().recorded(folder).clock(clock);
  }
}
