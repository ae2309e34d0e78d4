package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings inputs of different units to one scale: 0 is the person's least, 1 their most. What lies
 * outside stays outside; an input that never changed is 0, so that it never counts.
 */
final class Scaling {

  record Range(double min, double max) {
    Range {
      if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
        throw new IllegalArgumentException("no range: " + min + " to " + max);
      }
    }

    boolean isConstant() {
      return min == max;
    }

    double scale(double value) {
      return isConstant() ? 0 : (value - min) / (max - min);
    }

    boolean contains(double value) {
      return min <= value && value <= max;
    }
  }

  private final Map<TrainingInput, Range> ranges;

  Scaling(Map<TrainingInput, Range> ranges) {
    this.ranges = Collections.unmodifiableMap(new EnumMap<>(ranges));
    if (ranges.size() != TrainingInput.values().length) {
      throw new IllegalArgumentException("a scaling has all inputs, not only " + ranges.keySet());
    }
  }

  static Scaling of(List<TrainingWeek> weeks) {
    var ranges = new EnumMap<TrainingInput, Range>(TrainingInput.class);
    for (TrainingInput input : TrainingInput.values()) {
      var values =
          weeks.stream().mapToDouble(week -> week.training().get(input)).summaryStatistics();
      ranges.put(input, new Range(values.getMin(), values.getMax()));
    }
    return new Scaling(ranges);
  }

  Map<TrainingInput, Range> ranges() {
    return ranges;
  }

  /** In the order of {@link TrainingInput}. */
  double[] scale(WeeklyPlan plan) {
    return ranges.entrySet().stream()
        .mapToDouble(entry -> entry.getValue().scale(plan.get(entry.getKey())))
        .toArray();
  }

  Set<TrainingInput> outside(WeeklyPlan plan) {
    var outside = EnumSet.noneOf(TrainingInput.class);
    ranges.forEach(
        (input, range) -> {
          if (!range.contains(plan.get(input))) {
            outside.add(input);
          }
        });
    return outside;
  }
}
