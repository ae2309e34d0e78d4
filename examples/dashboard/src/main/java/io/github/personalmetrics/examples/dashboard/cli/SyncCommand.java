package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.MoshiJson;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncReport;
import io.github.personalmetrics.sync.SyncRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the store up to date once. */
@Command(
    name = "sync",
    description = "Reads whatever is new from every source, once.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is stored, tracks of older activities may follow; or another sync is running",
      "1:something failed",
      "2:wrong usage",
      "3:a provider asks to wait, before all that is new was read",
      "4:a provider needs your consent again",
      "5:deletions wait for your word"
    })
final class SyncCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "This source only, such as withings/measures; may be given several times.")
  private final List<String> sources = new ArrayList<>();

  @Option(
      names = "--full",
      description = "From the start instead of from where the last one ended.")
  private boolean full;

  @Option(
      names = "--confirm-deletions",
      paramLabel = "ID",
      description =
          "Deletes first what is held back of this source, because it is gone on purpose; may be"
              + " given several times.")
  private final List<String> confirmed = new ArrayList<>();

  @Option(
      names = "--restore-deleted",
      paramLabel = "ID",
      description =
          "Puts back first what was deleted of this source within 30 days, and keeps it; may be"
              + " given several times.")
  private final List<String> restored = new ArrayList<>();

  @Option(names = "--json", description = "Prints JSON instead of lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  SyncCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    try (Application application = ConfigOption.open(settings, world)) {
      List<SourceConnector> connectors = application.connectors();
      if (connectors.isEmpty()) {
        throw new CommandException(
            "No source is set up in "
                + settings.origin()
                + "; set for example withings.client-id and the other withings settings.");
      }
      SyncEngine engine = application.engine(connectors, listener());
      var request = new SyncRequest(chosen(connectors, sources), full);
      chosen(connectors, confirmed).forEach(source -> confirm(engine, source));
      chosen(connectors, restored).forEach(source -> restore(engine, source));
      SyncReport report = engine.sync(request);
      print(report, StoreUnits.of(application));
      return SyncLine.exitCode(report);
    }
  }

  private SyncListener listener() {
    return Terminal.isWatched() ? new ProgressBar(spec.commandLine().getErr()) : SyncListener.NONE;
  }

  private void confirm(SyncEngine engine, SourceId source) {
    SourceRun run = engine.confirmDeletions(source);
    say(run, run.counts().deleted() + " held deletions are done");
  }

  private void restore(SyncEngine engine, SourceId source) {
    SourceRun run = engine.restoreDeleted(source);
    say(run, run.counts().created() + " deleted records are back");
  }

  /**
   * @throws CommandException if it was not done
   */
  private void say(SourceRun run, String done) {
    if (run.outcome() == Outcome.SKIPPED || run.outcome() == Outcome.FAILED) {
      throw new CommandException(SyncLine.explanation(run));
    }
    spec.commandLine().getErr().println(run.source() + ": " + done);
  }

  private Set<SourceId> chosen(List<SourceConnector> connectors, List<String> names) {
    List<SourceId> known = connectors.stream().map(SourceConnector::source).toList();
    var chosen = new HashSet<SourceId>();
    for (String wanted : names) {
      List<SourceId> found =
          known.stream()
              .filter(id -> id.toString().equals(wanted) || id.provider().equals(wanted))
              .toList();
      if (found.isEmpty()) {
        String all = known.stream().map(SourceId::toString).collect(Collectors.joining(", "));
        throw new ParameterException(
            spec.commandLine(), "There is no source " + wanted + "; set up are: " + all);
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  private void print(SyncReport report, @Nullable StoreUnits units) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new MoshiJson()
              .write(new JsonReport(report.runs().stream().map(SyncView.Run::of).toList(), units)));
    } else {
      report.runs().stream().map(SyncLine::of).forEach(out::println);
      if (units != null) {
        out.println(units.line());
      }
    }
    for (SourceRun run : report.runs()) {
      String explanation = SyncLine.explanation(run);
      if (!explanation.isEmpty()) {
        spec.commandLine().getErr().println(explanation);
      }
    }
  }

  /**
   * What {@code --json} prints.
   *
   * @param store what the store has used, if it is one that charges
   */
  public record JsonReport(List<SyncView.Run> runs, @Nullable StoreUnits store) {}
}
