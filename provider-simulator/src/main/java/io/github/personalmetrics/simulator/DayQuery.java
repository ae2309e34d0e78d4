package io.github.personalmetrics.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code getactivity}, {@code getworkouts} and {@code getsummary}: dates, both
 * inclusive, or {@code lastupdate}, which means changed strictly later.
 */
record DayQuery(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Long lastUpdate,
    Set<String> fields,
    int offset) {

  /**
   * Reads the parameters.
   *
   * @throws WithingsError naming the parameter that is missing or wrong
   */
  static DayQuery of(Params params) {
    var from = date(params, "startdateymd");
    var to = date(params, "enddateymd");
    var lastUpdate = number(params, "lastupdate");
    if (lastUpdate.isEmpty() && (from.isEmpty() || to.isEmpty())) {
      throw WithingsError.invalid(from.isEmpty() ? "startdateymd" : "enddateymd");
    }
    long offset = number(params, "offset").orElse(0L);
    if (offset < 0 || offset > Integer.MAX_VALUE) {
      throw WithingsError.invalid("offset");
    }
    return new DayQuery(
        from.orElse(null),
        to.orElse(null),
        lastUpdate.orElse(null),
        params.first("data_fields").map(text -> Set.of(text.split(","))).orElse(Set.of()),
        (int) offset);
  }

  boolean matches(DayRow row) {
    var date = LocalDate.parse(row.date());
    return (from == null || !date.isBefore(from))
        && (to == null || !date.isAfter(to))
        && (lastUpdate == null || row.modified() > lastUpdate);
  }

  private static Optional<LocalDate> date(Params params, String name) {
    try {
      return params.first(name).map(LocalDate::parse);
    } catch (DateTimeException notADate) {
      throw WithingsError.invalid(name);
    }
  }

  private static Optional<Long> number(Params params, String name) {
    try {
      return params.first(name).map(Long::valueOf);
    } catch (NumberFormatException notANumber) {
      throw WithingsError.invalid(name);
    }
  }
}
