package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config}, and what follows from it. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings; ./" + SettingsReader.FILE + " if there is one.")
  private @Nullable Path file;

  Settings settings(World world) {
    return new SettingsReader(world.providers(), world.environment()).read(file(world));
  }

  static Application open(Settings settings, World world) {
    return new Application(
        settings,
        world.providers(),
        StoreOpening.open(settings.store(), world.clock()),
        world.clock());
  }

  private @Nullable Path file(World world) {
    if (file != null) {
      return file;
    }
    Path usual = world.folder().resolve(SettingsReader.FILE);
    return Files.exists(usual) ? usual.toAbsolutePath() : null;
  }
}
