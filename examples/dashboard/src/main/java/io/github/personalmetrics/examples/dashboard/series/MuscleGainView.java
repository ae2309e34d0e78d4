package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a body gained what is not fat, as {@code /muscle-gain} answers it.
 *
 * @param rule {@code raw} or {@code trend}
 * @param weeks by the raw rule; absent for the other
 * @param periods by the trend; absent for the other
 */
public record MuscleGainView(
    String rule, @Nullable List<Week> weeks, @Nullable List<Period> periods) {

  public enum Rule {
    /** Weight up and fat ratio down from one week to the next; noise alone does that often. */
    RAW,
    /** Fat-free mass up for sure and fat mass down over windows of eight weeks. */
    TREND;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param week such as {@code 2026-W12}
   */
  public record Week(String week, LocalDate monday) {}

  /**
   * Masses are kilograms, each the mean of the first or the last week.
   *
   * @param last_sunday the last day of it
   * @param windows of eight weeks that show it
   */
  public record Period(
      LocalDate first_monday,
      LocalDate last_sunday,
      double fat_free_mass_at_start,
      double fat_free_mass_at_end,
      double fat_mass_at_start,
      double fat_mass_at_end,
      int windows) {}
}
