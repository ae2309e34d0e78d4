package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record changed: equal fingerprints need no write.
 *
 * <p>Everything but the zone takes part: providers send the account's zone of today, and a journey
 * must not rewrite history. The leading version changes with the rule, so that records stored under
 * an older one are written again once instead of compared wrongly.
 */
public final class Fingerprint {

  private static final String VERSION = "1:";
  private static final char END_OF_FIELD = '\u001f';

  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  public static String of(HealthRecord record) {
    var fingerprint = new Fingerprint();
    fingerprint.field(record.getClass().getSimpleName()).field(record.key()).field(record.at());
    if (record instanceof Measurement measurement) {
      fingerprint.measurement(measurement);
    } else if (record instanceof Activity activity) {
      fingerprint.activity(activity);
    } else if (record instanceof Workout workout) {
      fingerprint.workout(workout);
    }
    return VERSION + fingerprint.digest();
  }

  private void measurement(Measurement measurement) {
    field(measurement.quality());
    measurement
        .values()
        .forEach((metric, value) -> field(metric.id()).field(metric.unit()).number(value));
  }

  private void activity(Activity activity) {
    field(activity.sport()).field(activity.providerSport()).field(activity.name());
    field(activity.distance()).field(activity.movingTime()).field(activity.elapsedTime());
    field(activity.elevationGain()).field(activity.race()).field(activity.heartRate());
  }

  private void workout(Workout workout) {
    field(workout.session());
    for (ExerciseSet set : workout.sets()) {
      field(set.exercise()).field(set.reps()).number(set.load()).field(set.duration());
      field(set.distance()).field(set.perSide()).field(set.warmUp()).field(set.note());
    }
  }

  private Fingerprint number(@Nullable BigDecimal value) {
    return field(value == null ? null : value.toPlainString());
  }

  /** Lengths in front keep {@code ("ab", "c")} apart from {@code ("a", "bc")}. */
  private Fingerprint field(@Nullable Object value) {
    String field = String.valueOf(value);
    text.append(field.length())
        .append(value == null ? '-' : '+')
        .append(field)
        .append(END_OF_FIELD);
    return this;
  }

  private String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
