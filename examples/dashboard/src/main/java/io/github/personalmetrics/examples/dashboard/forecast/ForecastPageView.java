package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Forecaster;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Input;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Past;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Result;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Slider;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Step;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastPage.Tile;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.service.BacktestView;
import io.github.personalmetrics.forecast.service.BacktestView.Other;
import io.github.personalmetrics.forecast.service.ForecastQuestion;
import io.github.personalmetrics.forecast.service.ForecastView;
import io.github.personalmetrics.forecast.service.ForecastView.Neighbour;
import io.github.personalmetrics.forecast.service.ForecastView.Start;
import io.github.personalmetrics.forecast.service.ForecastView.Value;
import io.github.personalmetrics.forecast.service.ForecastView.Week;
import io.github.personalmetrics.forecast.service.ModelView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
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
  private final List<String> forecasters;
  private final Numbers numbers;
  private final Sizes sizes;
  private final PlanUnits units;
  private final UnusedReasons reasons;
  private final Measure weight;
  private final Measure fat;

  /**
   * @param allowed names of the providers that train because the person said they may
   * @param forecasters that may be asked
   */
  ForecastPageView(Reader reader, List<String> allowed, List<String> forecasters) {
    this.texts = reader.texts();
    this.allowed = List.copyOf(allowed);
    this.forecasters = List.copyOf(forecasters);
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.units = new PlanUnits(sizes);
    this.reasons = new UnusedReasons(reader);
    this.weight = sizes.weight();
    this.fat = sizes.of(Metric.FAT_RATIO);
  }

  /** Rounded as a person would type it, so that the form and the forecast are of one plan. */
  static WeeklyPlan asShown(WeeklyPlan plan, PlanUnits units) {
    var inputs = new EnumMap<TrainingInput, Double>(TrainingInput.class);
    for (TrainingInput input : TrainingInput.values()) {
      inputs.put(input, units.rounded(input, plan.get(input)));
    }
    return WeeklyPlan.of(inputs);
  }

  ForecastPage of(ForecastQuestion question, ForecastView forecast, List<Notice> notices) {
    Week first = forecast.weeks().get(0);
    Week last = forecast.weeks().get(forecast.weeks().size() - 1);
    var tiles = new ArrayList<>(tiles(first));
    if (last.week() > 1) {
      tiles.addAll(tiles(last));
    }
    return new ForecastPage(
        notices,
        null,
        new Result(
            lead(forecast.model()),
            Arrays.stream(TrainingInput.values()).map(i -> input(i, question, forecast)).toList(),
            question.weeks(),
            forecasters.stream().map(name -> forecaster(name, forecast.model())).toList(),
            warnings(forecast.model()),
            tiles,
            "/api/v1/forecast?" + query(question),
            sentence(last),
            start(forecast) + noRange(forecast),
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
        + question.weeks()
        + (question.forecaster() == null
            ? ""
            : '&' + ForecastQuestion.FORECASTER + '=' + question.forecaster());
  }

  private Input input(TrainingInput input, ForecastQuestion question, ForecastView forecast) {
    String name = input.parameter();
    return new Input(
        name,
        texts.get("forecast.input." + name),
        units.field(input),
        texts.get("forecast.unit." + name, units.unit(input)),
        units.shown(input, question.plan().get(input)),
        units.shown(input, input.max()),
        // Whatever a person types is right; the step is for the arrows of the field only.
        "any",
        slider(input),
        forecast.extrapolating().contains(name),
        forecast.unused().stream()
            .filter(unused -> unused.parameter().equals(name))
            .map(unused -> reasons.of(input, unused.reason()))
            .findFirst()
            .orElse(null));
  }

  private Slider slider(TrainingInput input) {
    return switch (input) {
      case DISTANCE_RUNNING -> new Slider(units.shown(input, 100), "0.5");
      case DURATION_RUNNING -> new Slider("600", "5");
      case SESSIONS -> new Slider("14", "0.5");
      case MEAN_LOAD -> new Slider(units.shown(input, 150), "0.5");
    };
  }

  private Forecaster forecaster(String name, ModelView asked) {
    boolean chosen = name.equals(asked.forecaster());
    Optional<Other> score =
        asked.backtest() == null ? Optional.empty() : asked.backtest().of(name, asked.forecaster());
    return new Forecaster(
        name,
        texts.get("forecast.by." + name),
        chosen,
        skill(score.map(Other::weightSkill).orElse(null)),
        skill(score.map(Other::fatRatioSkill).orElse(null)));
  }

  private String skill(@Nullable Double skill) {
    return skill == null ? NONE : texts.get("forecast.skill", numbers.change(100 * skill, 0));
  }

  private List<Tile> tiles(Week week) {
    return List.of(
        tile("weight", week.week(), week.weight(), weight),
        tile("fat", week.week(), week.fatRatio(), fat));
  }

  private Tile tile(String id, int week, Value value, Measure measure) {
    return new Tile(
        id + '-' + week,
        texts.get("forecast.tile." + id, week),
        change(measure, value.change()),
        measure.changes().unit(),
        value.value() == null
            ? texts.get("forecast.tile.no-start")
            : texts.get("forecast.tile.value", measure.text(value.value()), measure.unit()));
  }

  private String sentence(Week last) {
    return texts.get(
        "forecast.sentence",
        last.week(),
        weight.in(FINE).fullChange(last.weight().change()),
        fat.in(FINE).fullChange(last.fatRatio().change()));
  }

  private String start(ForecastView forecast) {
    @Nullable Start start = forecast.start();
    return start == null
        ? texts.get("forecast.no-start")
        : texts.get(
            "forecast.start",
            weight.full(start.weight()),
            numbers.decimal(start.fatRatio()),
            numbers.date(start.monday()));
  }

  /** Said once, for the weeks from which on there is none though the model was tested. */
  private String noRange(ForecastView forecast) {
    return forecast.model().backtest() == null
        ? ""
        : forecast.weeks().stream()
            .filter(week -> week.weight().low() == null || week.fatRatio().low() == null)
            .findFirst()
            .map(week -> ' ' + texts.get("forecast.no-range", week.week()))
            .orElse("");
  }

  private Step step(Week week) {
    return new Step(
        Integer.toString(week.week()),
        week.monday() == null ? "" : numbers.date(week.monday()),
        change(weight, week.weight().change()),
        range(weight, week.weight()),
        level(weight, week.weight()),
        change(fat, week.fatRatio().change()),
        range(fat, week.fatRatio()),
        level(fat, week.fatRatio()));
  }

  private Past past(Neighbour week) {
    return new Past(
        numbers.date(week.monday()),
        week.monday().toString(),
        sizes.distance().text(week.training().distanceRunning() * 1000),
        numbers.decimal(week.training().durationRunning(), 0),
        numbers.decimal(week.training().sessions(), 0),
        sizes.load().text(week.training().meanLoad()),
        change(weight, week.change().weight()),
        change(fat, week.change().fatRatio()));
  }

  private List<String> card(ModelView model) {
    var sentences = new ArrayList<String>();
    sentences.add(
        texts.get(
            model.k() == null ? "forecast.card.body" : "forecast.card.weeks",
            model.weeks(),
            numbers.date(model.firstWeek()),
            numbers.date(model.lastWeek().plusDays(6)),
            model.k() == null ? 0 : model.k()));
    if (model.chosen() != null) {
      sentences.add(texts.get("forecast.card.chosen", texts.get("forecast.by." + model.chosen())));
    }
    BacktestView test = model.backtest();
    if (test != null) {
      sentences.add(tested("weight", weight, test.weight()));
      sentences.add(tested("fat", fat.changes(), test.fatRatio()));
      sentences.add(texts.get("forecast.card.range", Math.round(100 * test.level())));
    }
    sentences.add(texts.get("forecast.card.limits"));
    return sentences;
  }

  /** What the numbers are worth comes before them. */
  private List<String> lead(ModelView model) {
    BacktestView test = model.backtest();
    var lead = new ArrayList<String>();
    lead.add(texts.get("forecast.lead", model.weeks()));
    if (test != null) {
      lead.add(lead("weight", weight, test.weight()));
      lead.add(lead("fat", fat.changes(), test.fatRatio()));
    } else {
      lead.add(
          model.weeks() < ModelView.WEEKS_FOR_A_TEST
              ? texts.get("forecast.card.few", model.weeks(), ModelView.WEEKS_FOR_A_TEST)
              : texts.get("forecast.card.untested"));
    }
    return lead;
  }

  private String lead(String what, Measure measure, BacktestView.Result result) {
    return texts.get(
        "forecast.lead." + what,
        measure.in(FINE).full(result.mae()),
        measure.in(FINE).full(result.maeOfNoChange()));
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

  private String tested(String what, Measure measure, BacktestView.Result result) {
    return texts.get(
        "forecast.card.tested." + what,
        result.weeks(),
        measure.in(FINE).full(result.mae()),
        measure.in(FINE).full(result.maeOfNoChange()),
        label(result.label()));
  }

  /** The service says it in English. */
  private String label(String said) {
    return texts.find("forecast.label." + said.replace(' ', '-')).orElse(said);
  }

  private String range(Measure measure, Value value) {
    return value.low() == null || value.high() == null
        ? NONE
        : texts.get("forecast.range", change(measure, value.low()), change(measure, value.high()));
  }

  private static String level(Measure measure, Value value) {
    return measure.text(value.value());
  }

  private static String change(Measure measure, double value) {
    return measure.in(FINE).change(value);
  }

  /** As forms and addresses want it, in as many digits as it takes. */
  private static String plain(double value) {
    String text = BigDecimal.valueOf(value).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
