package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.domain.Workout;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;

/** Valid records in few words: {@code measurement("42").at(noon).weight("80.5").build()}. */
public final class Records {

  public static final SourceId MEASURES = SourceId.of("withings", "measures");
  public static final SourceId ACTIVITIES = SourceId.of("strava", "activities");
  public static final SourceId LOG = SourceId.of("sheets", "log");

  /** Where a record is unless told otherwise. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** When a record is unless told otherwise. */
  public static final Instant AT = Instant.parse("2026-03-02T06:30:00Z");

  private Records() {}

  /** A weigh-in of 80 kg from {@link #MEASURES}. */
  public static MeasurementBuilder measurement(String externalId) {
    return new MeasurementBuilder(externalId);
  }

  /** A run of 10 km in 50 minutes from {@link #ACTIVITIES}. */
  public static ActivityBuilder activity(String externalId) {
    return new ActivityBuilder(externalId);
  }

  /** A session with one set of squats from {@link #LOG}. */
  public static WorkoutBuilder workout(String externalId) {
    return new WorkoutBuilder(externalId);
  }

  public static Measurement weight(String externalId, Instant at, String kilograms) {
    return measurement(externalId).at(at).value(Metric.BODY_WEIGHT, kilograms).build();
  }

  public static Activity run(String externalId, Instant at, double metres) {
    return activity(externalId).at(at).distance(metres).build();
  }

  public static Workout session(String externalId, Instant at) {
    return workout(externalId).at(at).build();
  }

  /** One sample a second along a street, with a hill. */
  public static Track track(int samples) {
    double[] latitude = new double[samples];
    double[] longitude = new double[samples];
    double[] altitude = new double[samples];
    double[] distance = new double[samples];
    for (int i = 0; i < samples; i++) {
      latitude[i] = Math.round(48_850_000.0 + 27 * i) / 1e6;
      longitude[i] = 2.35;
      altitude[i] = Math.round(350 + 100 * Math.sin(i / 60.0)) / 10.0;
      distance[i] = 3.0 * i;
    }
    return Track.of(
        IntStream.range(0, samples).map(i -> i * 1_000).toArray(),
        Map.of(
            Channel.LATITUDE, latitude,
            Channel.LONGITUDE, longitude,
            Channel.ALTITUDE, altitude,
            Channel.DISTANCE, distance));
  }

  /** A row of a key that could not be read. */
  public static Rejection rejection(SourceId source, String externalId, String raw) {
    return new Rejection(source, externalId, "row of " + externalId, "is not a number", raw);
  }

  /** A row of which not even the key could be read. */
  public static Rejection keylessRejection(SourceId source, String raw) {
    return new Rejection(source, null, "a row", "is not a number", raw);
  }
}
