package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.SourceException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a consent back. */
@Command(
    name = "disconnect",
    description =
        "Forgets the tokens of a provider and tells it so. What was read stays; erase removes it.",
    versionProvider = Version.class)
final class DisconnectCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "PROVIDER", description = "withings or strava.")
  private String id = "";

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  DisconnectCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (Application application = ConfigOption.open(config.settings(world), world)) {
      ConnectorProvider provider = ConsentCommands.provider(application, id);
      try {
        ConsentCommands.consent(application, provider).revoke();
      } catch (SourceException e) {
        return ConsentCommands.explain(e, spec.commandLine());
      }
      spec.commandLine().getOut().println(provider.displayName() + " is disconnected.");
      return 0;
    }
  }
}
