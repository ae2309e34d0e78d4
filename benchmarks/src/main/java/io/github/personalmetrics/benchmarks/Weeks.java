package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Weeks to learn from, the same for everybody who learns. */
final class Weeks {

  /** About what the person has after half a year. */
  static final int FEW = 30;

  /** Two years. */
  static final int MANY = 104;

  static final WeeklyPlan PLAN = new WeeklyPlan(12.5, 75, 3, 42);

  private static final int NUMBERS = TrainingInput.values().length + 2;

  private Weeks() {}

  static List<TrainingWeek> of(int count) {
    var random = new Random(42);
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < count; i++) {
      weeks.add(
          new TrainingWeek(
              LocalDate.parse("2024-01-01").plusWeeks(i),
              new WeeklyPlan(
                  random.nextDouble() * 30,
                  random.nextDouble() * 200,
                  random.nextInt(5),
                  30 + random.nextDouble() * 30),
              new Change(random.nextGaussian() * 0.4, random.nextGaussian() * 0.3)));
    }
    return weeks;
  }

  /** Week by week, the inputs and then both changes. */
  static byte[] bytes(List<TrainingWeek> weeks) {
    var bytes =
        ByteBuffer.allocate(weeks.size() * NUMBERS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (TrainingWeek week : weeks) {
      for (TrainingInput input : TrainingInput.values()) {
        bytes.putDouble(week.training().get(input));
      }
      bytes.putDouble(week.change().weight()).putDouble(week.change().fatRatio());
    }
    return bytes.array();
  }
}
