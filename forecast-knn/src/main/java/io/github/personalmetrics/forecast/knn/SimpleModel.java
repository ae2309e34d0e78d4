package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The weeks, of which it needs the mean, and where the trend was at their end. */
final class SimpleModel implements ForecastModel {

  private static final List<UnusedInput> UNUSED =
      Arrays.stream(TrainingInput.values())
          .map(input -> new UnusedInput(input, "this forecaster looks at the body alone"))
          .toList();

  private final Simple simple;
  private final TrainingData data;
  private final ModelCard card;
  private final Change mean;

  SimpleModel(Simple simple, TrainingData data, ModelCard card) {
    this.simple = simple;
    this.data = data;
    this.card = card;
    this.mean = Simple.mean(data.weeks());
  }

  @Override
  public Forecast forecast(List<WeeklyPlan> plans) {
    Cards.checkLength(plans);
    var forecast = new ArrayList<Forecast.Week>();
    var cumulative = Change.NONE;
    for (WeeklyPlan plan : plans) {
      int number = forecast.size() + 1;
      Change change = simple.expected(number == 1, data.lead(), mean);
      cumulative = cumulative.plus(change);
      forecast.add(
          new Forecast.Week(
              number, plan, change, cumulative, Cards.band(card, number), List.of(), Set.of()));
    }
    return new Forecast(forecast, UNUSED, card);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public TrainingData data() {
    return data;
  }

  @Override
  public StoredModel store() {
    return ModelFile.write(this);
  }
}
