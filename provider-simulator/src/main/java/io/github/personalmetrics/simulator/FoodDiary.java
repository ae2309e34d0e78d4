package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How well the person says to have eaten: 1 to 10 on most days, worse at weekends and away. */
final class FoodDiary {
  private FoodDiary() {}

  static SortedMap<LocalDate, Integer> of(
      Dice dice, LocalDate from, LocalDate to, Absences absences) {
    var days = new TreeMap<LocalDate, Integer>();
    from.datesUntil(to.plusDays(1))
        .forEach(
            day -> {
              var random = dice.roll(Purpose.FOOD, day.toEpochDay());
              boolean away = absences.away(day);
              if (random.nextDouble() < (away ? 0.4 : 0.9)) {
                boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
                double index = 6.8 - (weekend ? 1.4 : 0) - (away ? 1.5 : 0);
                long shown = Math.round(index + Dice.noise(random, 1.3));
                days.put(day, (int) Math.max(1, Math.min(10, shown)));
              }
            });
    return Collections.unmodifiableSortedMap(days);
  }
}
