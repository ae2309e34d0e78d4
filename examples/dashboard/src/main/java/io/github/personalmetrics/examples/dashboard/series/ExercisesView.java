package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;

/** What was ever trained with sets, by name, as {@code /exercises} answers it. */
public record ExercisesView(List<Row> exercises) {

  /**
   * @param sessions in which it was done
   * @param sets warm-ups counted
   * @param first the local day
   * @param last the local day
   */
  public record Row(String exercise, int sessions, int sets, LocalDate first, LocalDate last) {}
}
