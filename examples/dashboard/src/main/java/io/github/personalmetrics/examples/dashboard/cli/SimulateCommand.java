package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.simulator.ProviderSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the provider simulator alone, until it is stopped. */
@Command(
    name = "simulate",
    description = "Plays the providers on this machine, until you stop it.",
    versionProvider = Version.class)
final class SimulateCommand implements Callable<Integer> {

  private static final List<String> RECORDED =
      List.of("withings/get*_*.json", "strava/activities_*.json", "sheets/values_*.json");

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final PersonOption person = new PersonOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Serves the recorded answers in this folder and takes any token.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      required = true,
      description = "The port on the loopback address; 0 for any free one.")
  private int port;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  SimulateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    ProviderSimulator simulator = start();
    Path credentials = credentials();
    print(SimulatedSettings.of(simulator, credentials));
    world
        .running()
        .accept(
            () -> {
              simulator.close();
              Files.deleteIfExists(credentials);
            });
    return 0;
  }

  /** Google's client wants the key in a file; only its owner can read this one. */
  private static Path credentials() {
    try {
      return Files.createTempFile("personal-metrics-google", ".json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProviderSimulator start() {
    var builder =
        ProviderSimulator.builder()
            .port(port)
            .clock(world.clock())
            // The real one allows 100 and 1000; years of tracks would take days here too.
            .stravaLimits(SimulatedSettings.MANY, SimulatedSettings.MANY);
    if (data != null && !hasRecords(data)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is nothing recorded in " + data + ": expected " + String.join(" or ", RECORDED));
    }
    try {
      return data == null
          ? builder.person(person.make(world.clock())).start()
          : builder.recorded(data).start();
    } catch (UncheckedIOException e) {
      throw new CommandException(
          "The simulator cannot start on port " + port + ": " + e.getMessage());
    }
  }

  /** A provider that answers nothing would look like one that works. */
  private static boolean hasRecords(Path data) {
    try (Stream<Path> files = Files.walk(data, 2)) {
      List<PathMatcher> wanted =
          RECORDED.stream()
              .map(name -> data.getFileSystem().getPathMatcher("glob:" + name))
              .toList();
      return files.map(data::relativize).anyMatch(f -> wanted.stream().anyMatch(w -> w.matches(f)));
    } catch (IOException e) {
      return false;
    }
  }

  /** As lines for a settings file. */
  private void print(Map<String, String> settings) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("# The simulator runs; Ctrl+C stops it. These settings lead to it:");
    out.println("# (Its Strava allows more calls than the real one, so that tracks take no days.)");
    settings.forEach((key, value) -> out.println(key + '=' + value));
    out.flush();
  }
}
