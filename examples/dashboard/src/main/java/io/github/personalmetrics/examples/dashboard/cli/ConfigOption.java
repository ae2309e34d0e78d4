package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.SettingsException;
import io.github.personalmetrics.examples.dashboard.settings.SettingsReader;
import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Another store, with the other settings as they are.
   *
   * @return empty if the text names none
   */
  Optional<StorePlace> place(World world, String store) {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("PM_STORE", store);
    try {
      return Optional.of(
          new SettingsReader(world.providers(), environment).read(file(world)).store());
    } catch (SettingsException e) {
      return Optional.empty();
    }
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
