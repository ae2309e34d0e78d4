package io.github.personalmetrics.forecast.service;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan for each week, as a body says it: a list of objects with the names that users type. */
public final class PlannedWeeks {

  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);
  private static final Set<String> NAMES =
      Arrays.stream(TrainingInput.values())
          .map(TrainingInput::parameter)
          .collect(Collectors.toUnmodifiableSet());

  private PlannedWeeks() {}

  /**
   * @throws BadInputException naming the week and the input that cannot be right
   */
  public static List<WeeklyPlan> parse(String json) {
    if (!(read(json) instanceof List<?> weeks)
        || weeks.isEmpty()
        || weeks.size() > Forecast.MAX_WEEKS) {
      throw notAList();
    }
    var plans = new ArrayList<WeeklyPlan>();
    for (Object week : weeks) {
      if (!(week instanceof Map<?, ?> inputs) || !NAMES.containsAll(inputs.keySet())) {
        throw notAList();
      }
      plans.add(plan(plans.size(), inputs));
    }
    return List.copyOf(plans);
  }

  private static WeeklyPlan plan(int index, Map<?, ?> inputs) {
    try {
      return ForecastQuestion.of(
              name ->
                  inputs.get(name) instanceof Double number ? List.of(plain(number)) : List.of())
          .plan();
    } catch (BadInputException e) {
      throw new BadInputException(
          "[%d].%s".formatted(index, e.parameter()), String.valueOf(e.getMessage()));
    }
  }

  private static String plain(double number) {
    return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : "";
  }

  private static Object read(String json) {
    try {
      Object read = JSON.fromJson(json);
      return read == null ? "" : read;
    } catch (IOException | JsonDataException e) {
      throw notAList();
    }
  }

  private static BadInputException notAList() {
    return new BadInputException(
        "body",
        "expected a JSON list of 1 to %d weeks, each an object with %s"
            .formatted(
                Forecast.MAX_WEEKS,
                Arrays.stream(TrainingInput.values())
                    .map(TrainingInput::parameter)
                    .collect(Collectors.joining(", "))));
  }
}
