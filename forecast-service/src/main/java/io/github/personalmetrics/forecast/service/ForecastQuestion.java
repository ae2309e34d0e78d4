package io.github.personalmetrics.forecast.service;

import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know: this plan, every week, for so many weeks.
 *
 * @param weeks 1 to {@link Forecast#MAX_WEEKS}
 * @param forecaster which is asked; absent for the one that made the current model
 */
public record ForecastQuestion(WeeklyPlan plan, int weeks, @Nullable String forecaster) {

  public static final String WEEKS = "weeks";
  public static final String FORECASTER = "forecaster";
  public static final int DEFAULT_WEEKS = 4;

  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  /**
   * Reads the parameters; those of the plan must all be there.
   *
   * @param values of a parameter, empty if it was not given
   * @throws BadInputException if one cannot be right
   */
  public static ForecastQuestion of(Function<String, List<String>> values) {
    return of(values, null);
  }

  /**
   * @param otherwise for the inputs that are not given
   */
  public static ForecastQuestion of(
      Function<String, List<String>> values, @Nullable WeeklyPlan otherwise) {
    var inputs = new EnumMap<TrainingInput, Double>(TrainingInput.class);
    for (TrainingInput input : TrainingInput.values()) {
      List<String> given = values.apply(input.parameter());
      inputs.put(
          input, otherwise != null && given.isEmpty() ? otherwise.get(input) : input(input, given));
    }
    List<String> weeks = values.apply(WEEKS);
    return new ForecastQuestion(
        WeeklyPlan.of(inputs),
        weeks.isEmpty() ? DEFAULT_WEEKS : weeks(weeks),
        forecaster(values.apply(FORECASTER)));
  }

  /** One that there is not is refused by the service, which knows those that there are. */
  static @Nullable String forecaster(List<String> given) {
    return given.isEmpty() ? null : String.join(" and ", given);
  }

  List<WeeklyPlan> plans() {
    return Collections.nCopies(weeks, plan);
  }

  private static double input(TrainingInput input, List<String> given) {
    String text = given.size() == 1 ? given.get(0).strip() : "";
    // The pattern keeps out what Java reads and nobody means, such as NaN, 1f and 0x1p3.
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value <= input.max()) {
        return value;
      }
    }
    throw new BadInputException(
        input.parameter(),
        String.format(
            Locale.ROOT, "expected one number from 0 to %.0f (%s)", input.max(), input.unit()));
  }

  private static int weeks(List<String> given) {
    String text = given.size() == 1 ? given.get(0).strip() : "";
    if (WHOLE.matcher(text).matches()) {
      int weeks = Integer.parseInt(text);
      if (weeks >= 1 && weeks <= Forecast.MAX_WEEKS) {
        return weeks;
      }
    }
    throw new BadInputException(
        WEEKS, "expected one whole number from 1 to " + Forecast.MAX_WEEKS + " (weeks)");
  }
}
