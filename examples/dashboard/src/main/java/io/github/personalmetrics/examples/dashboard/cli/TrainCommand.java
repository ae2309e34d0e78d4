package io.github.personalmetrics.examples.dashboard.cli;

import com.squareup.moshi.Json;
import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.forecasting.Training;
import io.github.personalmetrics.examples.dashboard.forecasting.Training.Trained;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.web.MoshiJson;
import io.github.personalmetrics.forecast.TrainingData.LeftOut;
import io.github.personalmetrics.forecast.service.BacktestView;
import io.github.personalmetrics.forecast.service.ModelView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a model of what is stored. */
@Command(
    name = "train",
    description = "Learns from the stored weeks, publishes a model and prints its card.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a model was published, or with --if-due none was due",
      "1:there are too few weeks, or it failed"
    })
final class TrainCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--if-due",
      description =
          "Trains only if `serve` would after a sync: by the setting `train.every`, and not while a"
              + " model is rolled back to.")
  private boolean ifDue;

  @Option(names = "--json", description = "Prints JSON instead of lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  TrainCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    try (Application application = ConfigOption.open(settings, world)) {
      Training training = application.training();
      Trained trained =
          ifDue
              ? training.trainIfDue(settings.trainEvery()).orElse(null)
              : training.train(training.data());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new MoshiJson().write(JsonReport.of(trained)));
      } else if (trained == null) {
        out.println("No model was made: none was due, or there are too few weeks yet.");
      } else {
        print(trained, out);
      }
      return 0;
    }
  }

  private static void print(Trained trained, PrintWriter out) {
    ModelView model = trained.model();
    List<LeftOut> leftOut = trained.data().leftOut();
    if (trained.erased() != null) {
      line(out, "erased", "all models of before: one " + trained.erased());
    }
    line(out, "model", model.version());
    line(
        out,
        "weeks",
        "%d used, from %s to %s; %d left out"
            .formatted(model.weeks(), model.firstWeek(), model.lastWeek(), leftOut.size()));
    if (model.k() != null) {
      line(out, "method", "the %d weeks nearest to the plan".formatted(model.k()));
    }
    line(out, "tested", model.tested());
    line(
        out,
        "error",
        "weight %s, fat ratio %s (each week forecast from the others)"
            .formatted(
                error(model.evaluation().weight(), "kg"),
                error(model.evaluation().fatRatio(), "points")));
    BacktestView test = model.backtest();
    if (test != null) {
      line(out, "weight", tested(test.weight(), "kg"));
      line(out, "fat ratio", tested(test.fatRatio(), "points"));
      line(out, "skill", skill(model.forecaster(), test.weight().skill(), test.fatRatio().skill()));
      test.others()
          .forEach(o -> line(out, "", skill(o.forecaster(), o.weightSkill(), o.fatRatioSkill())));
    }
    model
        .unused()
        .forEach(unused -> line(out, "unused", unused.parameter() + ": " + unused.reason()));
    leftOut
        .subList(Math.max(0, leftOut.size() - SHOWN), leftOut.size())
        .forEach(week -> line(out, "left out", week.monday() + ": " + week.reason()));
    if (leftOut.size() > SHOWN) {
      line(out, "", "and %d earlier ones; --json lists all".formatted(leftOut.size() - SHOWN));
    }
    model.notes().forEach(note -> line(out, "note", note));
  }

  private static String tested(BacktestView.Result result, String unit) {
    return String.format(
        Locale.ROOT,
        "%s: off by %.2f %s in %d weeks that came later (no change: %.2f; p %.2f)",
        result.label(),
        result.mae(),
        unit,
        result.weeks(),
        result.maeOfNoChange(),
        result.p());
  }

  /** Against "no change", on the same weeks. */
  private static String skill(
      String forecaster, @Nullable Double weight, @Nullable Double fatRatio) {
    return "%s: weight %s, fat ratio %s".formatted(forecaster, percent(weight), percent(fatRatio));
  }

  private static String percent(@Nullable Double skill) {
    return skill == null ? "worse" : String.format(Locale.ROOT, "%+.0f %%", 100 * skill);
  }

  private static String error(ModelView.Error error, String unit) {
    return String.format(
        Locale.ROOT, "%.2f %s (no change: %.2f)", error.mae(), unit, error.maeOfNoChange());
  }

  private static void line(PrintWriter out, String name, String text) {
    out.println("%-9s %s".formatted(name, text));
  }

  /**
   * What {@code --json} prints.
   *
   * @param model absent if none was due
   * @param erased why all models of before were erased; absent if they were not
   */
  public record JsonReport(
      @Nullable ModelView model,
      @Json(name = "left_out") List<LeftOut> leftOut,
      @Nullable String erased) {

    static JsonReport of(@Nullable Trained trained) {
      return trained == null
          ? new JsonReport(null, List.of(), null)
          : new JsonReport(trained.model(), trained.data().leftOut(), trained.erased());
    }
  }
}
