package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.ModelPlace;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.sync.SyncReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether the store, the models and every source answer; stores nothing. */
@Command(
    name = "check",
    description =
        "Asks the store, the models and every source once whether they answer; stores nothing.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that is set up answers",
      "1:something failed",
      "2:wrong usage",
      "3:a provider asks to wait",
      "4:a provider needs your consent again"
    })
final class CheckCommand implements Callable<Integer> {

  private static final Logger log = LoggerFactory.getLogger(CheckCommand.class);

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  CheckCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings settings = config.settings(world);
    try (Application application = ConfigOption.open(settings, world)) {
      boolean allWell = checkStore(application);
      allWell &= checkModels(application);
      var runs = new ArrayList<SourceRun>();
      for (ConnectorProvider provider : application.providers()) {
        allWell &= check(provider, application, runs);
      }
      return allWell ? SyncLine.exitCode(new SyncReport(runs)) : CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** To read costs a row; to write, a lease that is given back at once. */
  private boolean checkStore(Application application) {
    StorePlace place = application.settings().store();
    try {
      application.store().metrics().version();
      TokenStore written = application.store().tokens();
      Instant soon = world.clock().instant().plusSeconds(1);
      written
          .lease("dashboard.check", UUID.randomUUID().toString(), soon)
          .ifPresent(written::release);
      say("store OK " + place + " can be read and written");
      return true;
    } catch (StoreException e) {
      say("store FAILED %s: %s. %s (%s)".formatted(place, e.getMessage(), e.advice(), e.code()));
      return false;
    }
  }

  /** No model is nothing wrong: the first comes with the weeks. */
  private boolean checkModels(Application application) {
    ModelPlace place = application.settings().models();
    try {
      say(
          application
              .models()
              .current()
              .map(model -> "models OK %s has %s".formatted(place, model.version().week()))
              .orElseGet(() -> "models OK %s can be read and has none yet".formatted(place)));
      return true;
    } catch (ForecastException e) {
      say("models FAILED %s. %s (%s)".formatted(e.getMessage(), e.advice(), e.code()));
      return false;
    }
  }

  /** Whether the settings are as they should be; how the sources answer is added to the runs. */
  private boolean check(ConnectorProvider provider, Application application, List<SourceRun> runs) {
    List<SourceConnector> connectors;
    try {
      connectors = application.connectors(provider);
    } catch (SettingException e) {
      say(provider.id() + " FAILED the setting " + e.getMessage());
      return false;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      log.error("the connectors of {} could not be made", provider.id(), e);
      say(provider.id() + " FAILED its connector cannot be made: " + e.getClass().getSimpleName());
      return false;
    }
    if (connectors.isEmpty()) {
      String wanted =
          provider.settings().stream()
              .filter(key -> key.defaultValue() == null)
              .map(key -> provider.id() + '.' + key.name())
              .collect(Collectors.joining(", "));
      say(provider.id() + " not set up; its settings are " + wanted);
    }
    boolean consents = !connectors.isEmpty() && application.consent(provider).isPresent();
    for (SourceConnector connector : connectors) {
      SourceRun run = SourceCheck.of(connector, world.clock());
      runs.add(run);
      say(line(run, consents));
    }
    return true;
  }

  private static String line(SourceRun run, boolean consents) {
    if (run.outcome() == Outcome.OK) {
      return String.format(
          Locale.ROOT,
          "%s OK %sanswered in %.1f s",
          run.source(),
          consents ? "is connected and " : "",
          run.took().toMillis() / 1000.0);
    }
    String line = run.source() + " " + run.outcome() + " " + SyncLine.reason(run);
    return consents && run.outcome() == Outcome.NEEDS_REAUTH
        ? line + " Run: dashboard connect " + run.source().provider()
        : line;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
