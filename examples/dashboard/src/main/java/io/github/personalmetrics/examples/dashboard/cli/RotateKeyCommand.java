package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Changes the key that the tokens are encrypted with. */
@Command(
    name = "rotate-key",
    description =
        "Encrypts the stored tokens with a new key, and drops the old one from the key file. With"
            + " secrets.key set, put the new key in front of the old one there first. Stop serve"
            + " before.",
    versionProvider = Version.class)
final class RotateKeyCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  RotateKeyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    try (Application application = ConfigOption.open(settings, world)) {
      int secrets = application.rotateKey();
      spec.commandLine()
          .getOut()
          .println(
              settings.keys() == null
                  ? "%d secrets are encrypted with the new key in %s."
                      .formatted(secrets, settings.keyFile())
                  : "%d secrets are encrypted with the first key; take the others out of secrets.key."
                      .formatted(secrets));
      return 0;
    }
  }
}
