package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.store.CopyCounts;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.SubjectStores;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies the subject into another store. */
@Command(
    name = "migrate",
    description =
        "Copies everything of the subject into another store, and compares the two record by"
            + " record. The old one stays as it is. Stop serve first; after an interruption, run it"
            + " again.",
    versionProvider = Version.class)
final class MigrateCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--to",
      paramLabel = "STORE",
      required = true,
      description =
          "As store is set: sqlite:<path> or dynamodb:<prefix>. It must hold nothing of the"
              + " subject.")
  private String to;

  @Option(names = "--dry-run", description = "Counts what there is to copy, and writes nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the target and the spec
  MigrateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    StorePlace target =
        config
            .place(world, to)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--to must be sqlite:<path> or dynamodb:<prefix>, not " + to));
    if (target.equals(settings.store()) || target.toString().equals(settings.store().toString())) {
      throw new ParameterException(
          spec.commandLine(), "--to names the store that is already in use: " + target);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (SubjectStores from = StoreOpening.existing(settings.store(), world.clock())) {
      StoreOpening.requireHeld(from.open(settings.subject()), settings.store());
      if (dryRun) {
        out.println("There is to copy of %s:".formatted(settings.subject()));
        CopyLines.print(out, StoreCopy.count(from.open(settings.subject())));
        return 0;
      }
      CopyCounts counts = copy(settings, from, target);
      out.println(
          "%s is copied from %s to %s, and the two are equal:"
              .formatted(settings.subject(), settings.store(), target));
      CopyLines.print(out, counts);
    }
    out.println("Now set store=%s in %s; the old store stays.".formatted(to, settings.origin()));
    return 0;
  }

  private CopyCounts copy(Settings settings, SubjectStores from, StorePlace target) {
    try (SubjectStores stores = StoreOpening.open(target, world.clock())) {
      return new StoreCopy(
              from.open(settings.subject()),
              stores.open(settings.subject()),
              "migrate " + UUID.randomUUID(),
              world.clock(),
              new CopyMeter(spec.commandLine().getErr(), world.clock()))
          .run();
    }
  }
}
