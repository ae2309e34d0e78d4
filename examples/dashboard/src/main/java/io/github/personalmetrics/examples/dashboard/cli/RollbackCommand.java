package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.service.ModelView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an earlier model the one in use. */
@Command(
    name = "rollback",
    description =
        "Makes an earlier model the one in use. The weekly training leaves it so until `train` is"
            + " asked for.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is in use", "1:it is not kept, or cannot be used; nothing has changed"})
final class RollbackCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "VERSION", description = "As `models` lists it; its beginning will do.")
  private String version;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec and the parameter
  RollbackCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (Application application = ConfigOption.open(config.settings(world), world)) {
      ModelVersion wanted = find(application.models().list());
      ModelView model = application.training().rollBack(wanted);
      spec.commandLine()
          .getOut()
          .println(
              "%s is in use: %d weeks, %s to %s, of %s. The weekly training leaves it so until `dashboard train`."
                  .formatted(
                      model.version(),
                      model.weeks(),
                      model.firstWeek(),
                      model.lastWeek(),
                      model.createdAt()));
      return 0;
    }
  }

  private ModelVersion find(List<Published> kept) {
    List<ModelVersion> fitting =
        kept.stream()
            .map(Published::version)
            .filter(known -> known.id().startsWith(version))
            .toList();
    if (fitting.size() != 1) {
      throw new CommandException(
          "%s that is kept begins with %s. `dashboard models` lists them."
              .formatted(fitting.isEmpty() ? "No model" : "More than one model", version));
    }
    return fitting.get(0);
  }
}
