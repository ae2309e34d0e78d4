package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.series.DailyView.Day;
import io.github.personalmetrics.examples.dashboard.series.WeeklyView.Week;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Strip;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All years in a thin band under the chart, each as wide as the next. A day is a unit wide, so that
 * a script can tell dates from places.
 */
final class RangeStrip {

  /** Older ones are slips of the pen, and every year is a link. */
  private static final int MOST_YEARS = 60;

  private final Texts texts;
  private final Numbers numbers;

  RangeStrip(Texts texts, Numbers numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  /**
   * @param all days that have a value
   * @param weeks all that have a mean
   * @param link the address of the same view with other days
   * @return absent if nothing lies outside of what is shown
   */
  @Nullable Strip of(
      List<Day> all,
      List<Week> weeks,
      Period shown,
      LocalDate today,
      Function<Period, String> link) {
    if (all.isEmpty() || isWhole(shown, all)) {
      return null;
    }
    LocalDate oldest = all.get(0).date();
    if (oldest.isAfter(today)) {
      return null;
    }
    int lastYear = today.getYear();
    int firstYear = Math.max(oldest.getYear(), lastYear - MOST_YEARS + 1);
    LocalDate start = LocalDate.of(firstYear, 1, 1);
    int days = days(start, LocalDate.of(lastYear + 1, 1, 1));
    int from = Math.max(0, Math.min(days, days(start, shown.from())));
    int to = Math.max(from, Math.min(days, days(start, shown.to()) + 1));
    return new Strip(
        texts.get(
            "strip.label",
            numbers.date(oldest),
            numbers.date(today),
            numbers.date(shown.from()),
            numbers.date(shown.to())),
        start.toString(),
        today.toString(),
        days,
        StripLine.of(weeks, start, days),
        from,
        to - from,
        IntStream.rangeClosed(firstYear, lastYear)
            .mapToObj(year -> year(year, today, shown, link))
            .toList());
  }

  private static Choice year(
      int year, LocalDate today, Period shown, Function<Period, String> link) {
    LocalDate last = LocalDate.of(year, 12, 31);
    var whole = new Period(LocalDate.of(year, 1, 1), last.isAfter(today) ? today : last);
    return new Choice(link.apply(whole), Integer.toString(year), whole.equals(shown));
  }

  private static boolean isWhole(Period shown, List<Day> all) {
    return shown.dates().contains(all.get(0).date())
        && shown.dates().contains(all.get(all.size() - 1).date());
  }

  private static int days(LocalDate start, LocalDate day) {
    return (int) ChronoUnit.DAYS.between(start, day);
  }
}
