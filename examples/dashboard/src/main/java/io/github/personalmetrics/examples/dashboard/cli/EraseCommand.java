package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes every trace of the person. */
@Command(
    name = "erase",
    description =
        "Removes everything stored of the subject: records, tracks, notes, tokens, logins and models."
            + " Stop serve first, or it begins anew.",
    versionProvider = Version.class)
final class EraseCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--yes", description = "Really; there is no way back but a backup.")
  private boolean yes;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  EraseCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    SubjectId subject = settings.subject();
    try (Application application = ConfigOption.open(settings, world)) {
      long records = application.count();
      if (!yes) {
        throw new CommandException(
            "This would remove %d records of %s for good, and all else stored of them; say --yes."
                .formatted(records, subject));
      }
      boolean erased = application.erase();
      spec.commandLine()
          .getOut()
          .println(
              erased
                  ? "Everything of %s is gone: %d records, and all else."
                      .formatted(subject, records)
                  : "Nothing was stored of " + subject + ".");
      return 0;
    }
  }
}
