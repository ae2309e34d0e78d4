package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.sqlite.SqliteBackup;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the store into one file. */
@Command(
    name = "backup",
    description =
        "Copies everything that is stored into a new SQLite file and reads it back; serve may go"
            + " on meanwhile.",
    versionProvider = Version.class)
final class BackupCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "The new file; none is ever overwritten.")
  private Path file;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the file and the spec
  BackupCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    Path copy = world.folder().resolve(file).toAbsolutePath().normalize();
    if (Files.exists(copy)) {
      throw new CommandException(copy + " is already there; name another file.");
    }
    PrintWriter out = spec.commandLine().getOut();
    var meter = new CopyMeter(spec.commandLine().getErr(), world.clock());
    StorePlace place = settings.store();
    SqliteBackup.Contents contents =
        place instanceof StorePlace.Sqlite sqlite
            ? copyFile(sqlite.file(), copy, meter)
            : copyRecords(settings, copy, meter);
    out.println("%s is copied to %s,".formatted(place, copy));
    CopyLines.print(out, contents);
    CopyLines.printWhatIsMissing(out, settings);
    return 0;
  }

  private SqliteBackup.Contents copyFile(Path store, Path copy, CopyMeter meter) {
    StoreOpening.requireThere(store);
    // As it is: a serve of an older version may go on with it.
    return SqliteBackup.copy(store, copy, meter::part);
  }

  /** Into a file beside it first: one that was interrupted goes on. */
  private SqliteBackup.Contents copyRecords(Settings settings, Path copy, CopyMeter meter) {
    SubjectId subject = settings.subject();
    Path collected = copy.resolveSibling(copy.getFileName() + "." + subject + ".collecting");
    try (SubjectStores from = StoreOpening.existing(settings.store(), world.clock())) {
      StoreOpening.requireHeld(from.open(subject), settings.store());
      try (SqliteStore to = SqliteStore.open(collected, world.clock())) {
        SubjectStore target = to.open(subject);
        if (!StoreCopy.isEmpty(target) && !StoreCopy.isUnfinished(target)) {
          // It was complete, and then did not become the backup: it is of another moment.
          to.erase(subject);
        }
        new StoreCopy(
                from.open(subject), target, "backup " + UUID.randomUUID(), world.clock(), meter)
            .run();
      }
    }
    return SqliteBackup.seal(collected, copy);
  }
}
