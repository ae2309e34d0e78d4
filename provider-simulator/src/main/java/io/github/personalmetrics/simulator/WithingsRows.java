package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a person's weigh-ins into the rows a Withings scale would have uploaded. */
final class WithingsRows {
  private static final String DEVICE = "5f1d8a3e0c7b4926a1e4d07c93b6582f40ad7e19";
  private static final double MUSCLE_OF_FAT_FREE = 0.95;
  private static final double WATER_OF_FAT_FREE = 0.72;

  private WithingsRows() {}

  static MeasureTable of(SyntheticPerson person) {
    var groups = new ArrayList<MeasureGroup>();
    for (WeighIn weighIn : person.weighIns()) {
      var measures = measures(weighIn);
      if (weighIn.origin() == Origin.SIGN_UP) {
        measures.add(measure(4, person.heightCentimetres(), -2));
      }
      groups.add(group(weighIn.id(), weighIn, measures));
      var pulse = weighIn.pulse();
      if (pulse != null) {
        groups.add(group(weighIn.id() + 1, weighIn, List.of(pulse(weighIn.id(), pulse))));
      }
    }
    return new MeasureTable(person.zone().getId(), groups);
  }

  private static List<Map<String, Long>> measures(WeighIn weighIn) {
    var measures = new ArrayList<Map<String, Long>>();
    measures.add(grams(1, weighIn.grams(), weightUnit(weighIn.id())));
    var fat = weighIn.fatGrams();
    if (fat != null) {
      int fatFree = weighIn.grams() - fat;
      // Wire order of the recordings; a failed bioimpedance says 0 and repeats the weight as type
      // 5.
      measures.add(grams(8, fat, weighIn.id() % 7 == 0 ? -3 : -2));
      if (fat > 0) {
        int muscle = tens(fatFree * MUSCLE_OF_FAT_FREE);
        measures.add(grams(76, muscle, -2));
        measures.add(grams(77, tens(fatFree * WATER_OF_FAT_FREE), -2));
        measures.add(grams(88, fatFree - muscle, -2));
      }
      measures.add(measure(6, Math.round(100_000.0 * fat / weighIn.grams()), -3));
      measures.add(grams(5, fatFree, -3));
    }
    return measures;
  }

  /** Every unit the recordings have for a weight; only the choice is ours. */
  private static int weightUnit(long id) {
    long choice = Math.floorMod(Dice.mix(id), 20L);
    return choice == 0 ? -2 : choice == 1 ? -4 : -3;
  }

  private static Map<String, Long> pulse(long id, int beats) {
    return id % 3 == 0 ? measure(11, beats, 0) : measure(11, 100L * beats, -2);
  }

  private static Map<String, Long> grams(int type, int grams, int unit) {
    return measure(
        type,
        switch (unit) {
          case -2 -> grams / 10;
          case -4 -> grams * 10L;
          default -> grams;
        },
        unit);
  }

  private static Map<String, Long> measure(int type, long value, int unit) {
    var measure = new LinkedHashMap<String, Long>();
    measure.put("value", value);
    measure.put("type", (long) type);
    measure.put("unit", (long) unit);
    measure.put("algo", 0L);
    measure.put("fm", 128L);
    return measure;
  }

  private static MeasureGroup group(long id, WeighIn weighIn, List<Map<String, Long>> measures) {
    boolean scale = weighIn.origin() == Origin.SCALE || weighIn.origin() == Origin.SOMEBODY_ELSE;
    Instant stored = weighIn.storedAt();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("grpid", id);
    json.put("attrib", weighIn.origin().attrib());
    json.put("date", weighIn.at().getEpochSecond());
    json.put("created", stored.getEpochSecond());
    json.put("modified", stored.getEpochSecond());
    json.put("category", 1);
    json.put("deviceid", scale ? DEVICE : null);
    json.put("hash_deviceid", scale ? DEVICE : null);
    json.put("measures", measures);
    json.put("modelid", scale ? 6 : null);
    json.put("model", scale ? "Body Cardio" : null);
    json.put("comment", null);
    return MeasureGroup.of(json, stored);
  }

  private static int tens(double grams) {
    return (int) Math.round(grams / 10) * 10;
  }
}
