package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.security.AccountException;
import io.github.personalmetrics.examples.dashboard.settings.SettingsException;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.store.StoreException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands. */
@Command(
    name = "dashboard",
    description = "A person's own numbers: collect them, look at them.",
    versionProvider = Version.class)
public final class Commands implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  @Mixin private final HelpOption help = new HelpOption();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  private Commands() {}

  /**
   * Runs one command with what is around the program.
   *
   * @return the exit code
   */
  public static int run(String... arguments) {
    World world;
    try {
      world = World.system();
    } catch (CommandException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return commandLine(world).execute(arguments);
  }

  public static CommandLine commandLine(World world) {
    var users = new CommandLine(new UserCommand(world));
    return new CommandLine(new Commands())
        .addSubcommand("demo", new DemoCommand(world))
        .addSubcommand("check", new CheckCommand(world))
        .addSubcommand("connect", new ConnectCommand(world))
        .addSubcommand("disconnect", new DisconnectCommand(world))
        .addSubcommand("rotate-key", new RotateKeyCommand(world))
        .addSubcommand("serve", new ServeCommand(world))
        .addSubcommand("sync", new SyncCommand(world))
        .addSubcommand("train", new TrainCommand(world))
        .addSubcommand("models", new ModelsCommand(world))
        .addSubcommand("rollback", new RollbackCommand(world))
        .addSubcommand("backup", new BackupCommand(world))
        .addSubcommand("restore", new RestoreCommand(world))
        .addSubcommand("migrate", new MigrateCommand(world))
        .addSubcommand("user", users)
        .addSubcommand("erase", new EraseCommand(world))
        .addSubcommand("simulate", new SimulateCommand(world))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> explain(e, line));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }

  private static int explain(Exception e, CommandLine line) {
    log.debug("the command failed", e);
    line.getErr().println(explanation(e));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String explanation(Exception e) {
    if (e instanceof StoreException store) {
      return store.getMessage() + ". " + store.advice();
    }
    if (e instanceof ForecastException forecast) {
      return forecast.getMessage() + ". " + forecast.advice();
    }
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    if (e instanceof SettingsException
        || e instanceof AccountException
        || e instanceof CommandException) {
      return message;
    }
    if (e instanceof SettingException) {
      return "The setting " + message;
    }
    return "This should not have happened: " + e.getClass().getSimpleName() + ' ' + message;
  }
}
