package io.github.personalmetrics.simulator;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code getmeas}. Dates are inclusive epoch seconds on {@code date}; {@code
 * lastupdate} means changed strictly later, the reading that loses rows when a client is careless.
 */
record MeasureQuery(
    Set<Long> types,
    @Nullable Long category,
    @Nullable Long startDate,
    @Nullable Long endDate,
    @Nullable Long lastUpdate,
    int offset) {

  /**
   * Reads the parameters.
   *
   * @throws WithingsError naming the parameter that is not a number
   */
  static MeasureQuery of(Params params) {
    var offset = number(params, "offset");
    if (offset != null && (offset < 0 || offset > Integer.MAX_VALUE)) {
      throw WithingsError.invalid("offset");
    }
    return new MeasureQuery(
        types(params),
        number(params, "category"),
        number(params, "startdate"),
        number(params, "enddate"),
        number(params, "lastupdate"),
        offset == null ? 0 : offset.intValue());
  }

  boolean matches(MeasureGroup group) {
    return (category == null || category == group.category())
        && (startDate == null || group.date() >= startDate)
        && (endDate == null || group.date() <= endDate)
        && (lastUpdate == null || group.modified() > lastUpdate)
        && (types.isEmpty() || group.has(types));
  }

  Map<String, @Nullable Object> row(MeasureGroup group) {
    return types.isEmpty() ? group.json() : group.only(types);
  }

  private static Set<Long> types(Params params) {
    return Stream.of("meastype", "meastypes")
        .flatMap(
            name ->
                params.first(name).stream()
                    .flatMap(MeasureQuery::commaSeparated)
                    .map(text -> parse(name, text)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> commaSeparated(String text) {
    return Arrays.stream(text.split(",", -1));
  }

  private static @Nullable Long number(Params params, String name) {
    return params.first(name).map(text -> parse(name, text)).orElse(null);
  }

  private static Long parse(String name, String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw WithingsError.invalid(name);
    }
  }
}
