package io.github.personalmetrics.examples.dashboard.weight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.series.WeeklyView.Week;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripLineTest {

  private static final LocalDate START = LocalDate.parse("2024-01-01");
  private static final int YEAR = 366;

  @Test
  void nothingIsNoLine() {
    assertThat(StripLine.of(List.of(), START, YEAR)).isEmpty();
  }

  @Test
  void aWeekByItselfIsADotInTheMiddle() {
    assertThat(StripLine.of(List.of(week(0, 80)), START, YEAR)).isEqualTo("M3 50h0");
  }

  @Test
  void theHighestIsNearTheTopAndTheLowestNearTheBottom() {
    List<Week> weeks = List.of(week(0, 80), week(1, 82), week(2, 81));

    assertThat(StripLine.of(weeks, START, YEAR)).isEqualTo("M3 90L10 10L17 50");
  }

  @Test
  void equalValuesAreALineInTheMiddle() {
    assertThat(StripLine.of(List.of(week(0, 80), week(1, 80)), START, YEAR))
        .isEqualTo("M3 50L10 50");
  }

  @Test
  void aLongPauseIsAGapAndAShortOneIsNot() {
    List<Week> weeks = List.of(week(0, 80), week(8, 82), week(17, 80), week(30, 82));

    assertThat(StripLine.of(weeks, START, YEAR)).isEqualTo("M3 90L59 10M122 90h0M213 10h0");
  }

  @Test
  void theFirstWeekOfAYearMayBeginInTheYearBefore() {
    List<Week> weeks = List.of(week(-1, 99), week(0, 80), week(52, 81), week(53, 99));

    assertThat(StripLine.of(weeks, START.plusDays(2), 365)).isEqualTo("M1 90h0M365 10h0");
  }

  @Test
  void tenYearsAreAtMostTwoHundredPoints() {
    List<Week> weeks = IntStream.range(0, 522).mapToObj(i -> week(i, 80 + i % 5)).toList();

    String line = StripLine.of(weeks, START, 3_653);
    assertThat(line.split("[ML]", -1)).hasSizeBetween(150, 201);
    assertThat(line).hasSizeLessThan(2_000).startsWith("M").doesNotContain("h");
  }

  private static Week week(int number, double mean) {
    return new Week("", START.plusWeeks(number), mean, 7, null);
  }
}
