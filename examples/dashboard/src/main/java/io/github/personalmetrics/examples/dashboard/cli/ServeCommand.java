package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.app.Dashboard;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the dashboard and keeps it in sync, until it is stopped. */
@Command(
    name = "serve",
    description = "Serves the dashboard and keeps it in sync, until you stop it.",
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--port", paramLabel = "N", description = "The port; 0 for any free one.")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on; 127.0.0.1 is this machine only.")
  private @Nullable String host;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  ServeCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Settings read = config.settings(world);
    Settings settings =
        read.at(
            Optional.ofNullable(host).orElse(read.host()),
            Optional.ofNullable(port).orElse(read.port()));
    Serving serving = serve(ConfigOption.open(settings, world));
    serving.dashboard().keepInSync();
    greet(serving.application(), serving.dashboard());
    world.running().accept(serving);
    return 0;
  }

  /** What runs until the program is stopped. */
  record Serving(Application application, Dashboard dashboard) implements AutoCloseable {
    @Override
    public void close() {
      dashboard.close();
      application.close();
    }
  }

  private static Serving serve(Application application) {
    try {
      return new Serving(application, Dashboard.start(application, false));
    } catch (JavalinBindException e) {
      application.close();
      throw new CommandException(
          "Port %d of %s cannot be used; stop what uses it, or choose another with --port."
              .formatted(application.settings().port(), application.settings().host()));
    } catch (RuntimeException e) {
      application.close();
      throw e;
    }
  }

  private void greet(Application application, Dashboard dashboard) {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = application.settings();
    String url =
        settings.publicUrl() == null ? dashboard.url().toString() : settings.publicUrl().toString();
    out.println("The dashboard is at " + url + "  (Ctrl+C stops it)");
    if (application.accounts().all().isEmpty()) {
      out.println("Nobody can log in yet: make a login with `user add NAME`.");
    }
    if (!settings.loopbackOnly() && !settings.https()) {
      out.println(
          "Other machines can reach it without encryption; put a proxy with https before it and"
              + " set public-url to that address.");
    }
    out.flush();
  }
}
