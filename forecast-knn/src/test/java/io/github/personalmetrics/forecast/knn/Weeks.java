package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.testkit.RecordedData;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Terse training weeks. */
final class Weeks {

  static final LocalDate FIRST = LocalDate.parse("2026-01-05");
  static final Clock CLOCK = SettableClock.at("2026-11-23T10:15:30Z");

  private Weeks() {}

  static WeeklyPlan plan(double distance, double duration, double sessions, double load) {
    return new WeeklyPlan(distance, duration, sessions, load);
  }

  static TrainingWeek week(int number, WeeklyPlan plan, double weight, double fatRatio) {
    return new TrainingWeek(FIRST.plusWeeks(number), plan, new Change(weight, fatRatio));
  }

  /** Ten weeks, each with a little more of everything: week i runs i km and gains i/10 kg. */
  static List<TrainingWeek> rising() {
    return rising(10);
  }

  static List<TrainingWeek> rising(int count) {
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < count; i++) {
      weeks.add(week(i, plan(i, 6 * i, i % 4, 40 + i), i / 10.0, -i / 20.0));
    }
    return weeks;
  }

  /** Weeks without rhyme or reason, but for a trend that is ahead of its mean. */
  static List<TrainingWeek> noisy(int count, long seed) {
    var random = new Random(seed);
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < count; i++) {
      var plan =
          plan(random.nextInt(30), random.nextInt(200), random.nextInt(5), 20 + random.nextInt(40));
      var lead = new Change(random.nextGaussian() * 0.3, random.nextGaussian() * 0.2);
      var change =
          new Change(
              lead.weight() * 0.5 + random.nextGaussian() * 0.4, random.nextGaussian() * 0.3);
      weeks.add(new TrainingWeek(FIRST.plusWeeks(i), plan, change, lead));
    }
    return weeks;
  }

  /** Weeks in which much is equal, so that ties are common. */
  static Arbitrary<List<TrainingWeek>> any() {
    var inputs = Arbitraries.integers().between(0, 4);
    var changes = Arbitraries.integers().between(-1500, 1500).map(value -> value / 1000.0);
    return Combinators.combine(inputs, inputs, inputs, inputs, changes, changes)
        .as((a, b, c, d, weight, fat) -> week(0, plan(a, b, c, d), weight, fat))
        .list()
        .ofMinSize(8)
        .ofMaxSize(40)
        .map(Weeks::numbered);
  }

  /** The same contents, one week after the other. */
  static List<TrainingWeek> numbered(List<TrainingWeek> weeks) {
    var numbered = new ArrayList<TrainingWeek>();
    for (TrainingWeek week : weeks) {
      numbered.add(
          new TrainingWeek(FIRST.plusWeeks(numbered.size()), week.training(), week.change()));
    }
    return numbered;
  }

  /** The lines of an oracle file without its comments and its header, split. */
  static List<String[]> oracle(String file) {
    try {
      return Files.readAllLines(RecordedData.folder("oracles").resolve(file)).stream()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
