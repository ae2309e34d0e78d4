package io.github.personalmetrics.examples.dashboard.page;

import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The days that a person chose to see; the address holds them.
 *
 * @param from first day
 * @param to last day, inclusive as people mean it
 */
public record Period(LocalDate from, LocalDate to) {

  /** The day after it is the last that an address can name. */
  private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  /**
   * @param first the first day that there is anything to see
   */
  public static Period of(Query query, LocalDate today, LocalDate first) {
    Range range = query.text("range").map(Period::range).orElse(Range.YEAR);
    LocalDate to = earlier(query.date("to").orElse(today), LAST);
    LocalDate from = query.date("from").orElseGet(() -> earlier(range.from(today, first), to));
    if (to.isBefore(from)) {
      throw Problem.unexpected("to", "order");
    }
    return new Period(from, to);
  }

  public Dates dates() {
    return new Dates(from, to.plusDays(1));
  }

  /** The days as the API's parameters. */
  public String parameters() {
    return "from=" + from + "&to=" + to.plusDays(1);
  }

  /**
   * The buttons, of which one may be the chosen one.
   *
   * @param link the address of the same view with other days
   */
  public List<Choice> buttons(
      LocalDate today, LocalDate first, Texts texts, Function<Range, String> link) {
    return Arrays.stream(Range.values())
        .map(
            range ->
                new Choice(
                    link.apply(range),
                    texts.get("range." + range.id()),
                    to.equals(today) && from.equals(range.from(today, first))))
        .toList();
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static Range range(String text) {
    String known = Arrays.stream(Range.values()).map(Range::id).collect(Collectors.joining(", "));
    return Range.of(text).orElseThrow(() -> Problem.unexpected("range", "one-of", known));
  }
}
