package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models that are kept. */
@Command(
    name = "models",
    description = "Lists the models that are kept, latest first, and marks the one in use.",
    versionProvider = Version.class)
final class ModelsCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  ModelsCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (Application application = ConfigOption.open(config.settings(world), world)) {
      ModelRepository models = application.models();
      List<Published> kept = models.list();
      PrintWriter out = spec.commandLine().getOut();
      if (kept.isEmpty()) {
        out.println("There is no model yet. Run `dashboard train`.");
        return 0;
      }
      // A pointer that is broken marks none, and one of these would mend it.
      boolean marked = kept.stream().anyMatch(Published::current);
      String mark = marked && models.isRolledBack() ? "in use, rolled back to" : "in use";
      for (Published model : kept) {
        out.println(
            "%s  published %s%s"
                .formatted(model.version(), model.at(), model.current() ? "  " + mark : ""));
      }
      return 0;
    }
  }
}
