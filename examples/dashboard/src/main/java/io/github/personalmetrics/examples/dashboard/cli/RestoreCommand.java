package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.store.CopyCounts;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.sqlite.SqliteBackup;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in the place of the store. */
@Command(
    name = "restore",
    description =
        "Puts a backup in the place of the store, which stays beside it under another name. Stop"
            + " serve first. Tables in DynamoDB must hold nothing of the subject.",
    versionProvider = Version.class)
final class RestoreCommand implements Callable<Integer> {

  /**
   * What is damaged is what a backup is for; what another program or a newer version wrote may hold
   * what no backup has.
   */
  private static final Set<String> REPLACEABLE =
      Set.of("store.corrupt", "store.not-a-database", "store.empty-file");

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE", description = "What backup wrote.")
  private Path file;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the file and the spec
  RestoreCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    Path backup = world.folder().resolve(file).toAbsolutePath().normalize();
    List<SubjectId> held = SqliteBackup.verify(backup).subjects();
    requireSubject(backup, held, settings);
    PrintWriter out = spec.commandLine().getOut();
    var meter = new CopyMeter(spec.commandLine().getErr(), world.clock());
    if (settings.store() instanceof StorePlace.Sqlite sqlite) {
      Path store = sqlite.file().toAbsolutePath().normalize();
      requireNobodyLost(backup, held, store);
      SqliteBackup.Restored restored =
          SqliteBackup.restore(backup, store, world.clock(), meter::part);
      out.println("%s is restored from %s,".formatted(settings.store(), backup));
      CopyLines.print(out, restored.contents());
      restored.kept().ifPresent(kept -> out.println("What was there is kept in " + kept));
    } else {
      CopyCounts counts = copyRecords(settings, backup, meter);
      out.println(
          "%s of %s is restored from %s, and the two are equal:"
              .formatted(settings.store(), settings.subject(), backup));
      CopyLines.print(out, counts);
    }
    out.println("Its tokens open with the key of the time when it was written.");
    return 0;
  }

  private static void requireSubject(Path backup, List<SubjectId> held, Settings settings) {
    if (!held.contains(settings.subject())) {
      throw new CommandException(
          "%s holds %s, not %s; set subject, or name another file."
              .formatted(backup, held, settings.subject()));
    }
  }

  private static void requireNobodyLost(Path backup, List<SubjectId> held, Path store) {
    if (!Files.exists(store)) {
      return;
    }
    try {
      var lost = new ArrayList<>(SqliteBackup.verify(store).subjects());
      lost.removeAll(held);
      if (!lost.isEmpty()) {
        throw new CommandException(
            "%s also holds %s, who would be lost: %s has nothing of them."
                .formatted(store, lost, backup));
      }
    } catch (StoreException.Corrupt e) {
      if (!REPLACEABLE.contains(e.code())) {
        throw e;
      }
    }
  }

  /** By way of a copy, because a backup stays as it is. */
  private CopyCounts copyRecords(Settings settings, Path backup, CopyMeter meter) {
    Path folder = temporaryFolder();
    Path staged = folder.resolve("staged.db");
    try {
      SqliteBackup.restore(backup, staged, world.clock(), meter::part);
      try (SqliteStore from = SqliteStore.open(staged, world.clock());
          SubjectStores to = StoreOpening.open(settings.store(), world.clock())) {
        return new StoreCopy(
                from.open(settings.subject()),
                to.open(settings.subject()),
                "restore " + UUID.randomUUID(),
                world.clock(),
                meter)
            .run();
      }
    } finally {
      staged.toFile().delete();
      folder.toFile().delete();
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("restore");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
