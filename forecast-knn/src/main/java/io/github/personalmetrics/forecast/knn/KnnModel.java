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
import java.util.List;
import java.util.Set;

/** The weeks themselves: this kind of model learns by heart. */
final class KnnModel implements ForecastModel {

  private final TrainingData data;
  private final Scaling scaling;
  private final int k;
  private final Weighting weighting;
  private final ModelCard card;
  private final Neighbourhood neighbourhood;
  private final List<UnusedInput> unused;

  KnnModel(TrainingData data, Scaling scaling, int k, Weighting weighting, ModelCard card) {
    this.data = data;
    this.scaling = scaling;
    this.k = k;
    this.weighting = weighting;
    this.card = card;
    this.neighbourhood = new Neighbourhood(data.weeks(), scaling);
    this.unused = unused(card, scaling);
  }

  @Override
  public Forecast forecast(List<WeeklyPlan> plans) {
    Cards.checkLength(plans);
    var forecast = new ArrayList<Forecast.Week>();
    var cumulative = Change.NONE;
    for (WeeklyPlan plan : plans) {
      List<Forecast.Neighbour> neighbours = neighbourhood.nearest(plan, k, weighting);
      Change change = Neighbourhood.expected(neighbours);
      cumulative = cumulative.plus(change);
      int number = forecast.size() + 1;
      forecast.add(
          new Forecast.Week(
              number,
              plan,
              change,
              cumulative,
              Cards.band(card, number),
              neighbours,
              extrapolating(plan)));
    }
    return new Forecast(forecast, unused, card);
  }

  /** An input whose sources may not train has no range that a plan could leave. */
  private Set<TrainingInput> extrapolating(WeeklyPlan plan) {
    Set<TrainingInput> outside = scaling.outside(plan);
    card.unused().stream().map(UnusedInput::input).forEach(outside::remove);
    return outside;
  }

  /** What may not be used is known to the card; what never changed shows only here. */
  private static List<UnusedInput> unused(ModelCard card, Scaling scaling) {
    var unused = new ArrayList<>(card.unused());
    scaling
        .ranges()
        .forEach(
            (input, range) -> {
              if (range.isConstant() && unused.stream().noneMatch(any -> any.input() == input)) {
                unused.add(
                    new UnusedInput(
                        input,
                        "it was %s %s in every week of the model"
                            .formatted(range.min(), input.unit())));
              }
            });
    return List.copyOf(unused);
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

  Scaling scaling() {
    return scaling;
  }

  int k() {
    return k;
  }

  Weighting weighting() {
    return weighting;
  }
}
