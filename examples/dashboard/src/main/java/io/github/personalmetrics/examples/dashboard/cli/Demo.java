package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.app.Dashboard;
import io.github.personalmetrics.examples.dashboard.app.FolderTree;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.SettingsReader;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up person behind simulated providers, synced over HTTP into a store in a temporary folder.
 * {@link #close} leaves nothing behind.
 */
final class Demo implements AutoCloseable {

  static final String USER = "demo";

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 16;

  private final World world;
  private final Path folder;
  private final ProviderSimulator simulator;
  private final Settings settings;
  private final Application application;
  private final String password = randomPassword();
  private final SyncReport report;
  private @Nullable Dashboard dashboard;

  private Demo(World world, Path folder, ProviderSimulator simulator, SyncListener listener) {
    this.world = world;
    this.folder = folder;
    this.simulator = simulator;
    this.settings = settings(world, folder, simulator);
    this.application = ConfigOption.open(settings, world);
    application.accounts().add(USER, Role.OWNER, password);
    report = application.engine(application.connectors(), listener).sync();
    // As much as serve does after its first sync; too short a life makes no model.
    application.training().trainIfDue(settings.trainEvery());
  }

  static Demo prepare(SyntheticPerson person, World world, SyncListener listener) {
    ProviderSimulator simulator =
        ProviderSimulator.builder()
            .clock(world.clock())
            .person(person)
            // Many years, with a call for each track, are more calls than a minute or a day allows,
            // and nobody wants to wait for a demo.
            .requestsPerMinute(0)
            .stravaLimits(SimulatedSettings.MANY, SimulatedSettings.MANY)
            .start();
    try {
      return new Demo(
          world, Files.createTempDirectory("personal-metrics-demo"), simulator, listener);
    } catch (IOException e) {
      simulator.close();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws io.javalin.util.JavalinBindException if the port is taken; another may be tried then
   */
  void serve(int port) {
    dashboard = Dashboard.start(application.at(settings.host(), port), true);
    dashboard.keepInSync();
  }

  SyncReport report() {
    return report;
  }

  String password() {
    return password;
  }

  URI url() {
    return Objects.requireNonNull(dashboard, "not served yet").url();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    if (dashboard != null) {
      dashboard.close();
    }
    application.close();
    simulator.close();
    FolderTree.delete(folder);
  }

  /** The settings of a person who had connected their accounts, read the way theirs would be. */
  private static Settings settings(World world, Path folder, ProviderSimulator simulator) {
    var lines = SimulatedSettings.of(simulator, folder.resolve("google.json"));
    lines.put("withings.requests-per-minute", "0");
    lines.put("store", "sqlite:" + folder.resolve("demo.db"));
    lines.put("models", "file:" + folder.resolve("models"));
    lines.put("strava.limits", SimulatedSettings.MANY + "," + SimulatedSettings.MANY);
    lines.put("strava.training-allowed", "true");
    lines.put("secrets.key-file", folder.resolve("demo.key").toString());
    return new SettingsReader(world.providers(), SimulatedSettings.environment(lines)).read(null);
  }

  private static String randomPassword() {
    var random = new SecureRandom();
    return Stream.generate(() -> LETTERS.charAt(random.nextInt(LETTERS.length())))
        .limit(PASSWORD_LENGTH)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
