package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import java.util.Arrays;
import java.util.List;

/** The four tables: one for each kind of record, with an index by time, and one for the rest. */
enum Table {
  MEASUREMENTS("measurements", List.of("b", "o")),
  ACTIVITIES("activities", List.of("a")),
  WORKOUTS("workouts", List.of("w")),
  STATE("state", List.of());

  static final List<Table> OF_RECORDS = List.of(MEASUREMENTS, ACTIVITIES, WORKOUTS);

  private final String suffix;

  /** What stands before the time in the index: each is a stretch of its own to read. */
  private final List<String> families;

  Table(String suffix, List<String> families) {
    this.suffix = suffix;
    this.families = families;
  }

  String name(String prefix) {
    return prefix + '-' + suffix;
  }

  List<String> families() {
    return families;
  }

  boolean isOfRecords() {
    return this != STATE;
  }

  static Table of(HealthRecord record) {
    return of(record.getClass()).get(0);
  }

  /** Where records of a type are; of {@link HealthRecord} everywhere. */
  static List<Table> of(Class<? extends HealthRecord> type) {
    if (type == HealthRecord.class) {
      return OF_RECORDS;
    }
    return List.of(
        type == Measurement.class ? MEASUREMENTS : type == Activity.class ? ACTIVITIES : WORKOUTS);
  }

  /** A letter that stands for it in an item. */
  String code() {
    return suffix.substring(0, 1);
  }

  static Table ofCode(String code) {
    return Arrays.stream(values())
        .filter(table -> table.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown kind of record: " + code));
  }
}
