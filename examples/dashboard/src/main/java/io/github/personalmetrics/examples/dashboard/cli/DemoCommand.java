package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.settings.SettingsReader;
import io.github.personalmetrics.sync.SyncListener;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything with a made-up person. */
@Command(
    name = "demo",
    description = "Shows everything with a made-up person: no account, no network, no traces.",
    versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final PersonOption person = new PersonOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port; " + SettingsReader.DEFAULT_PORT + " unless said, 0 for any free one.")
  private @Nullable Integer port;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  DemoCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Making up a person and syncing through the real connectors ...");
    out.flush();
    SyncListener listener =
        Terminal.isWatched() ? new ProgressBar(spec.commandLine().getErr()) : SyncListener.NONE;
    Demo demo = Demo.prepare(person.make(world.clock()), world, listener);
    try {
      demo.report().runs().stream().map(SyncLine::of).forEach(out::println);
      serve(demo, out);
      out.println();
      out.println("  " + demo.url());
      out.println("  user name: " + Demo.USER);
      out.println("  password:  " + demo.password() + "   (made for this run)");
      out.println();
      out.println("Ctrl+C stops it and removes everything.");
      out.flush();
    } catch (RuntimeException e) {
      demo.close();
      throw e;
    }
    world.running().accept(demo);
    return 0;
  }

  private void serve(Demo demo, PrintWriter out) {
    int wanted = port == null ? SettingsReader.DEFAULT_PORT : port;
    try {
      demo.serve(wanted);
    } catch (JavalinBindException e) {
      if (port != null) {
        throw new CommandException(
            "Port " + port + " is taken; stop what uses it, or choose another with --port.");
      }
      out.println("Port " + wanted + " is taken, so this takes a free one; --port chooses.");
      demo.serve(0);
    }
  }
}
