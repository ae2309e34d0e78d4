package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Input;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Past;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Result;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Step;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Tile;
import io.github.personalmetrics.examples.dashboard.forecasting.BacktestView;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastQuestion;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastView;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastView.Neighbour;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastView.Point;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastView.Value;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastView.Week;
import io.github.personalmetrics.examples.dashboard.forecasting.ModelView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the Forecast page together. */
final class ForecastPageView {

  private static final int FINE = 2;

  /** Of a person who trains the same every week, all weeks are equally near. */
  private static final int SHOWN_NEIGHBOURS = 12;

  private static final String NONE = "–";

  private final Texts texts;
  private final List<String> allowed;
  private final Numbers numbers;

  ForecastPageView(Reader reader, List<String> allowed) {
    this.texts = reader.texts();
    this.allowed = List.copyOf(allowed);
    this.numbers = reader.numbers();
  }

  /** Rounded as a person would type it, so that the form and the forecast are of one plan. */
  static WeeklyPlan asShown(WeeklyPlan plan) {
    var inputs = new EnumMap<TrainingInput, Double>(TrainingInput.class);
    for (TrainingInput input : TrainingInput.values()) {
      int digits = input == TrainingInput.DURATION_RUNNING ? 0 : 1;
      inputs.put(
          input,
          BigDecimal.valueOf(plan.get(input)).setScale(digits, RoundingMode.HALF_UP).doubleValue());
    }
    return WeeklyPlan.of(inputs);
  }

  ForecastPage of(ForecastQuestion question, ForecastView forecast) {
    Week first = forecast.weeks().get(0);
    Week last = forecast.weeks().get(forecast.weeks().size() - 1);
    var tiles = new ArrayList<>(tiles(first));
    if (last.week() > 1) {
      tiles.addAll(tiles(last));
    }
    return new ForecastPage(
        null,
        new Result(
            Arrays.stream(TrainingInput.values()).map(i -> input(i, question, forecast)).toList(),
            question.weeks(),
            warnings(forecast.model()),
            tiles,
            "/api/v1/forecast?" + query(question),
            sentence(last),
            start(forecast),
            forecast.weeks().stream().map(this::step).toList(),
            forecast.neighbours().stream().limit(SHOWN_NEIGHBOURS).map(this::past).toList(),
            Math.max(0, forecast.neighbours().size() - SHOWN_NEIGHBOURS),
            card(forecast.model()),
            allowed.stream().map(name -> texts.get("forecast.allowed", name)).toList()));
  }

  private static String query(ForecastQuestion question) {
    return Arrays.stream(TrainingInput.values())
            .map(input -> input.parameter() + '=' + plain(question.plan().get(input)) + '&')
            .collect(Collectors.joining())
        + ForecastQuestion.WEEKS
        + '='
        + question.weeks();
  }

  private Input input(TrainingInput input, ForecastQuestion question, ForecastView forecast) {
    String name = input.parameter();
    return new Input(
        name,
        texts.get("forecast.input." + name),
        texts.get("forecast.unit." + name),
        plain(question.plan().get(input)),
        plain(input.max()),
        // Whatever a person types is right; the step is for the arrows of the field only.
        "any",
        forecast.extrapolating().contains(name),
        forecast.unused().stream()
            .filter(unused -> unused.parameter().equals(name))
            .map(ModelView.Unused::reason)
            .findFirst()
            .orElse(null));
  }

  private List<Tile> tiles(Week week) {
    return List.of(
        tile("weight", week.week(), week.weight(), "kg", "kg"),
        tile("fat", week.week(), week.fatRatio(), texts.get("forecast.points"), "%"));
  }

  private Tile tile(String id, int week, Value value, String unit, String valueUnit) {
    return new Tile(
        id + '-' + week,
        texts.get("forecast.tile." + id, week),
        change(value.change()),
        unit,
        value.value() == null
            ? texts.get("forecast.tile.no-start")
            : texts.get("forecast.tile.value", numbers.decimal(value.value()), valueUnit));
  }

  private String sentence(Week last) {
    return texts.get(
        "forecast.sentence",
        last.week(),
        change(last.weight().change()),
        change(last.fatRatio().change()));
  }

  private String start(ForecastView forecast) {
    @Nullable Point weight = forecast.start().weight();
    return weight == null
        ? texts.get("forecast.no-start")
        : texts.get("forecast.start", numbers.decimal(weight.value()), numbers.date(weight.date()));
  }

  private Step step(Week week) {
    return new Step(
        Integer.toString(week.week()),
        change(week.weight().change()),
        range(week.weight()),
        level(week.weight()),
        change(week.fatRatio().change()),
        range(week.fatRatio()),
        level(week.fatRatio()));
  }

  private Past past(Neighbour week) {
    return new Past(
        numbers.date(week.monday()),
        week.monday().toString(),
        numbers.decimal(week.training().distanceRunning()),
        numbers.decimal(week.training().durationRunning(), 0),
        numbers.decimal(week.training().sessions(), 0),
        numbers.decimal(week.training().meanLoad()),
        change(week.change().weight()),
        change(week.change().fatRatio()));
  }

  private List<String> card(ModelView model) {
    var sentences = new ArrayList<String>();
    sentences.add(
        texts.get(
            "forecast.card.weeks",
            model.weeks(),
            numbers.date(model.firstWeek()),
            numbers.date(model.lastWeek().plusDays(6)),
            model.k() == null ? model.weeks() : model.k()));
    sentences.add(error("weight", model.evaluation().weight()));
    sentences.add(error("fat", model.evaluation().fatRatio()));
    BacktestView test = model.backtest();
    if (test != null) {
      sentences.add(tested("weight", test.weight()));
      sentences.add(tested("fat", test.fatRatio()));
      sentences.add(texts.get("forecast.card.range", Math.round(100 * test.level())));
    } else {
      sentences.add(
          model.weeks() < ModelView.WEEKS_FOR_A_TEST
              ? texts.get("forecast.card.few", model.weeks(), ModelView.WEEKS_FOR_A_TEST)
              : texts.get("forecast.card.untested"));
    }
    sentences.add(texts.get("forecast.card.limits"));
    return sentences;
  }

  /** Nobody should have to look for it in the small print. */
  private List<String> warnings(ModelView model) {
    BacktestView test = model.backtest();
    var warnings = new ArrayList<String>();
    if (test != null && !test.weight().isBetter()) {
      warnings.add(texts.get("forecast.no-better.weight"));
    }
    if (test != null && !test.fatRatio().isBetter()) {
      warnings.add(texts.get("forecast.no-better.fat"));
    }
    return warnings;
  }

  private String tested(String what, BacktestView.Result result) {
    return texts.get(
        "forecast.card.tested." + what,
        result.weeks(),
        numbers.decimal(result.mae(), FINE),
        numbers.decimal(result.maeOfNoChange(), FINE),
        result.label());
  }

  private String range(Value value) {
    return value.low() == null || value.high() == null
        ? NONE
        : texts.get("forecast.range", change(value.low()), change(value.high()));
  }

  private String error(String what, ModelView.Error error) {
    return texts.get(
        "forecast.card.error." + what,
        numbers.decimal(error.mae(), FINE),
        numbers.decimal(error.maeOfNoChange(), FINE),
        error.isBetter() ? 1 : 0);
  }

  private String level(Value value) {
    return value.value() == null ? NONE : numbers.decimal(value.value());
  }

  private String change(double value) {
    return numbers.change(value, FINE);
  }

  /** As forms and addresses want it, in as many digits as it takes. */
  private static String plain(double value) {
    String text = BigDecimal.valueOf(value).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
