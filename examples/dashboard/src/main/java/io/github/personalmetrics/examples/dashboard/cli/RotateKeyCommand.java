package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes the key that the tokens are encrypted with. */
@Command(
    name = "rotate-key",
    description =
        "Encrypts the stored tokens with a new key; the old one stays in the key file for whatever"
            + " else it opens. With secrets.key set, put the new key in front of the old one there"
            + " first. Stop serve before.",
    versionProvider = Version.class)
final class RotateKeyCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--drop-old",
      description =
          "Takes the old keys out of the key file. The tokens of a provider that is not installed"
              + " now, or of another person with the same key file, are lost then.")
  private boolean dropOld;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  RotateKeyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    boolean inSettings = settings.keys() != null;
    if (inSettings && dropOld) {
      throw new ParameterException(
          spec.commandLine(),
          "--drop-old: the keys are in secrets.key; take the old ones out there");
    }
    try (Application application = ConfigOption.open(settings, world)) {
      int secrets = application.rotateKey();
      if (dropOld) {
        application.dropOldKeys();
      }
      PrintWriter out = spec.commandLine().getOut();
      if (inSettings) {
        out.println("%d secrets are encrypted with the first key.".formatted(secrets));
        out.println("The others in secrets.key are needed by whatever else they encrypted:");
      } else {
        out.println(
            "%d secrets are encrypted with the new key in %s."
                .formatted(secrets, settings.keyFile()));
        out.println(
            dropOld
                ? "The old keys are gone. If they encrypted anything else, it is lost:"
                : "The old keys are kept (--drop-old takes them out) for whatever else they"
                    + " encrypted:");
      }
      out.println(
          "tokens of a provider that is not installed now, or of another person with these keys.");
      return 0;
    }
  }
}
