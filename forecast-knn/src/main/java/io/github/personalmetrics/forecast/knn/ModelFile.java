package io.github.personalmetrics.forecast.knn;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Evaluation;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.StartingPoint;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.knn.ModelJson.Content;
import io.github.personalmetrics.forecast.knn.ModelJson.Header;
import io.github.personalmetrics.forecast.knn.ModelJson.Lead;
import io.github.personalmetrics.forecast.knn.ModelJson.Range;
import io.github.personalmetrics.forecast.knn.ModelJson.Start;
import io.github.personalmetrics.forecast.knn.ModelJson.Unused;
import io.github.personalmetrics.forecast.knn.ModelJson.Week;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model as JSON and back: the weeks, the card, and of the nearest-neighbour forecaster the
 * scaling and k. Version 1 knew that forecaster alone, no trend and no backtest.
 */
final class ModelFile {

  static final String MEDIA_TYPE = "application/json";
  static final String FORMAT = "personal-metrics/knn";
  static final int VERSION = 2;

  private static final Moshi MOSHI = new Moshi.Builder().build();
  private static final JsonAdapter<Header> HEADER = MOSHI.adapter(Header.class);
  private static final JsonAdapter<Content> CONTENT = MOSHI.adapter(Content.class).indent(" ");

  private ModelFile() {}

  static StoredModel write(KnnModel model) {
    Map<String, @Nullable Range> scaling =
        model.scaling().ranges().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().parameter(),
                    entry -> new Range(entry.getValue().min(), entry.getValue().max()),
                    (a, b) -> b,
                    LinkedHashMap::new));
    String weighting = model.weighting().name().toLowerCase(Locale.ROOT);
    return write(model.card(), model.data(), weighting, scaling);
  }

  static StoredModel write(SimpleModel model) {
    return write(model.card(), model.data(), null, null);
  }

  private static StoredModel write(
      ModelCard card,
      TrainingData data,
      @Nullable String weighting,
      @Nullable Map<String, @Nullable Range> scaling) {
    var content =
        new Content(
            FORMAT,
            VERSION,
            card.software(),
            card.createdAt().toString(),
            card.recipe(),
            card.forecaster(),
            card.chosen(),
            card.k(),
            weighting,
            scaling,
            data.weeks().stream().map(ModelFile::toJson).toList(),
            toLead(data.lead()),
            data.start() == null ? null : toJson(data.start()),
            data.usual() == null ? null : toJson(data.usual()),
            card.unused().stream()
                .map(one -> new Unused(one.input().parameter(), one.reason()))
                .toList(),
            data.sources().stream().map(SourceId::toString).toList(),
            card.excludedSources().stream().map(SourceId::toString).toList(),
            toJson(card.evaluation()),
            card.backtest() == null ? null : BacktestJson.Content.of(card.backtest()));
    return StoredModel.of(
        // An ISO week date is 2026-W12-1; the day is always a Monday.
        card.lastWeek().format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W12".length()),
        MEDIA_TYPE,
        CONTENT.toJson(content).getBytes(StandardCharsets.UTF_8));
  }

  static ForecastModel read(StoredModel stored) {
    String name = stored.version().id();
    String json = new String(stored.bytes(), StandardCharsets.UTF_8);
    try {
      checkFormat(name, need("header", HEADER.fromJson(json)));
      return read(need("content", CONTENT.fromJson(json)));
    } catch (IOException | JsonDataException | IllegalArgumentException | DateTimeException e) {
      throw new Unreadable(
          "model.corrupt",
          "the stored model " + name + " cannot be read: " + e.getMessage(),
          "Train again, or roll back to an earlier version.",
          e);
    }
  }

  static Unreadable otherForecaster(StoredModel stored, String made, String wanted) {
    return new Unreadable(
        "model.other-forecaster",
        "the stored model %s is one of %s, not of %s".formatted(stored.version(), made, wanted),
        "Load it with the forecaster that made it, or train again.",
        null);
  }

  private static void checkFormat(String name, Header header) {
    if (!FORMAT.equals(header.format())) {
      throw new Unreadable(
          "model.other-format",
          "the stored model " + name + " is a \"" + header.format() + "\", not a " + FORMAT,
          "Load it with the forecaster that made it, or train again.",
          null);
    }
    int version = need("version", header.version());
    if (version > VERSION) {
      throw new Unreadable(
          "model.newer-version",
          "the stored model " + name + " has version " + version + ", known is up to " + VERSION,
          "Update this software: a newer version made it. Or train again, or roll back.",
          null);
    }
    if (version < 1) {
      throw new Unreadable(
          "model.older-version",
          "the stored model " + name + " has version " + version + ", which there never was",
          "Train again.",
          null);
    }
  }

  private static ForecastModel read(Content content) {
    var weeks = new ArrayList<TrainingWeek>();
    for (Week week : need("weeks", content.weeks())) {
      weeks.add(fromJson(need("a week", week)));
    }
    checkWeeks(weeks);
    String name =
        need("version", content.version()) == 1
            ? KnnForecaster.NAME
            : need("forecaster", content.forecaster());
    TrainingData data = data(content, weeks);
    ModelCard card = card(content, name, data);
    String made = content.chosen() == null ? name : content.chosen();
    if (content.chosen() != null && !name.equals(AutomaticForecaster.NAME)) {
      throw new IllegalArgumentException(name + " chooses none, and not \"" + made + '"');
    }
    for (Simple simple : Simple.values()) {
      if (simple.id().equals(made)) {
        need("lead", content.lead());
        return new SimpleModel(simple, data, card);
      }
    }
    if (!made.equals(KnnForecaster.NAME)) {
      throw new IllegalArgumentException("there is no forecaster \"" + made + '"');
    }
    return knn(content, data, card);
  }

  private static KnnModel knn(Content content, TrainingData data, ModelCard card) {
    int k = need("k", content.k());
    if (k < 1 || k > data.weeks().size()) {
      throw new IllegalArgumentException("k is " + k + " for " + data.weeks().size() + " weeks");
    }
    var ranges = new EnumMap<TrainingInput, Scaling.Range>(TrainingInput.class);
    byInput("scaling", content.scaling())
        .forEach((input, range) -> ranges.put(input, new Scaling.Range(range.min(), range.max())));
    Weighting weighting =
        Weighting.valueOf(need("weighting", content.weighting()).toUpperCase(Locale.ROOT));
    return new KnnModel(data, new Scaling(ranges), k, weighting, card);
  }

  /** Of the weeks that were left out, a model keeps nothing. */
  private static TrainingData data(Content content, List<TrainingWeek> weeks) {
    var unused = new ArrayList<UnusedInput>();
    for (Unused one : need("unused", content.unused())) {
      Unused known = need("an unused input", one);
      unused.add(new UnusedInput(input(known.input()), need("a reason", known.reason())));
    }
    return new TrainingData(
        need("recipe", content.recipe()),
        weeks,
        List.of(),
        unused,
        content.sources() == null ? new TreeSet<>() : sources(content.sources()),
        sources(need("excluded_sources", content.excludedSources())),
        content.lead() == null ? Change.NONE : fromLead(content.lead()),
        content.start() == null ? null : fromJson(content.start()),
        content.usual() == null ? null : WeeklyPlan.of(byInput("usual", content.usual())));
  }

  private static SortedSet<SourceId> sources(List<@Nullable String> names) {
    var sources = new TreeSet<SourceId>();
    for (String name : names) {
      sources.add(SourceId.parse(need("a source", name)));
    }
    return sources;
  }

  private static ModelCard card(Content content, String forecaster, TrainingData data) {
    List<TrainingWeek> weeks = data.weeks();
    return new ModelCard(
        forecaster,
        content.chosen(),
        content.k(),
        data.recipe(),
        weeks.size(),
        weeks.get(0).monday(),
        weeks.get(weeks.size() - 1).monday(),
        data.unused(),
        data.sources(),
        data.excludedSources(),
        fromJson(need("evaluation", content.evaluation())),
        content.backtest() == null ? null : content.backtest().toBacktest(),
        Instant.parse(need("created_at", content.createdAt())),
        need("software", content.software()));
  }

  private static void checkWeeks(List<TrainingWeek> weeks) {
    if (weeks.isEmpty()) {
      throw new IllegalArgumentException("there are no weeks in it");
    }
    for (int i = 1; i < weeks.size(); i++) {
      if (!weeks.get(i - 1).monday().isBefore(weeks.get(i).monday())) {
        throw new IllegalArgumentException("the weeks do not ascend: " + weeks.get(i).monday());
      }
    }
  }

  private static Week toJson(TrainingWeek week) {
    return new Week(
        week.monday().toString(),
        toJson(week.training()),
        week.change().weight(),
        week.change().fatRatio(),
        toLead(week.lead()));
  }

  private static Map<String, @Nullable Double> toJson(WeeklyPlan training) {
    var inputs = new LinkedHashMap<String, @Nullable Double>();
    for (TrainingInput input : TrainingInput.values()) {
      inputs.put(input.parameter(), training.get(input));
    }
    return inputs;
  }

  private static TrainingWeek fromJson(Week week) {
    Map<TrainingInput, Double> inputs = byInput("inputs", week.inputs());
    return new TrainingWeek(
        LocalDate.parse(need("monday", week.monday())),
        WeeklyPlan.of(inputs),
        new Change(week.weight(), week.fatRatio()),
        week.lead() == null ? Change.NONE : fromLead(week.lead()));
  }

  private static Lead toLead(Change lead) {
    return new Lead(lead.weight(), lead.fatRatio());
  }

  private static Change fromLead(Lead lead) {
    return new Change(lead.weight(), lead.fatRatio());
  }

  private static Start toJson(StartingPoint start) {
    return new Start(start.monday().toString(), start.weight(), start.fatRatio());
  }

  private static StartingPoint fromJson(Start start) {
    return new StartingPoint(
        LocalDate.parse(need("monday of the start", start.monday())),
        start.weight(),
        start.fatRatio());
  }

  private static ModelJson.Evaluation toJson(Evaluation evaluation) {
    return new ModelJson.Evaluation(
        evaluation.method(),
        evaluation.weeks(),
        new ModelJson.Errors(evaluation.weight().mae(), evaluation.weight().maeOfNoChange()),
        new ModelJson.Errors(evaluation.fatRatio().mae(), evaluation.fatRatio().maeOfNoChange()));
  }

  private static Evaluation fromJson(ModelJson.Evaluation evaluation) {
    return new Evaluation(
        need("method", evaluation.method()),
        evaluation.weeks(),
        fromJson(need("errors of weight", evaluation.weight())),
        fromJson(need("errors of fat_ratio", evaluation.fatRatio())));
  }

  private static Evaluation.Errors fromJson(ModelJson.Errors errors) {
    return new Evaluation.Errors(errors.mae(), errors.maeOfNoChange());
  }

  /** All inputs and no other: upstream would take a misspelt one for one that is 0. */
  private static <V> Map<TrainingInput, V> byInput(
      String what, @Nullable Map<String, @Nullable V> byName) {
    var byInput = new EnumMap<TrainingInput, V>(TrainingInput.class);
    Map<String, @Nullable V> all = need(what, byName);
    all.forEach((name, value) -> byInput.put(input(name), need(name, value)));
    if (byInput.size() != TrainingInput.values().length) {
      throw new IllegalArgumentException(what + " has only " + all.keySet());
    }
    return byInput;
  }

  private static TrainingInput input(@Nullable String parameter) {
    for (TrainingInput input : TrainingInput.values()) {
      if (input.parameter().equals(parameter)) {
        return input;
      }
    }
    throw new IllegalArgumentException("there is no input \"" + parameter + '"');
  }

  static <T> T need(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
