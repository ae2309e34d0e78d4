package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Made by {@link Records#activity}; not safe for use by several threads. */
public final class ActivityBuilder {

  private final String externalId;
  private SourceId source = Records.ACTIVITIES;
  private Instant at = Records.AT;
  private ZoneId zone = Records.ZONE;
  private Sport sport = Sport.RUN;
  private String providerSport = "Run";
  private String name = "Morning run";
  private double distance = 10_000;
  private Duration movingTime = Duration.ofMinutes(50);
  private Duration elapsedTime = Duration.ofMinutes(52);
  private double elevationGain = 80;
  private boolean race;
  private @Nullable Double heartRate;

  ActivityBuilder(String externalId) {
    this.externalId = externalId;
  }

  public ActivityBuilder from(SourceId source) {
    this.source = source;
    return this;
  }

  public ActivityBuilder at(Instant at) {
    this.at = at;
    return this;
  }

  public ActivityBuilder zone(ZoneId zone) {
    this.zone = zone;
    return this;
  }

  public ActivityBuilder sport(Sport sport, String providerSport) {
    this.sport = sport;
    this.providerSport = providerSport;
    return this;
  }

  public ActivityBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** In metres. */
  public ActivityBuilder distance(double distance) {
    this.distance = distance;
    return this;
  }

  public ActivityBuilder time(Duration moving, Duration elapsed) {
    this.movingTime = moving;
    this.elapsedTime = elapsed;
    return this;
  }

  /** In metres. */
  public ActivityBuilder elevationGain(double elevationGain) {
    this.elevationGain = elevationGain;
    return this;
  }

  public ActivityBuilder race() {
    this.race = true;
    return this;
  }

  /** In beats per minute. */
  public ActivityBuilder heartRate(double heartRate) {
    this.heartRate = heartRate;
    return this;
  }

  public Activity build() {
    return new Activity(
        RecordKey.of(source, externalId),
        at,
        zone,
        sport,
        providerSport,
        name,
        distance,
        movingTime,
        elapsedTime,
        elevationGain,
        race,
        heartRate);
  }
}
