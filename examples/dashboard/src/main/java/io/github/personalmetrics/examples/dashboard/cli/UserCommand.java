package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.security.Role;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, changes and removes logins. */
@Command(
    name = "user",
    description = "Makes, changes and removes logins.",
    versionProvider = Version.class)
final class UserCommand implements Runnable {

  @Mixin private final HelpOption help = new HelpOption();

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  UserCommand(World world) {
    this.world = world;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: add, reset or remove.");
  }

  @Command(
      name = "add",
      description = "Makes a login; asks for its password or reads it from the standard input.",
      versionProvider = Version.class)
  int add(
      @Mixin HelpOption help,
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--viewer", description = "May look, but change nothing.") boolean viewer) {
    Role role = viewer ? Role.VIEWER : Role.OWNER;
    change(config, accounts -> accounts.add(name, role, Terminal.newPassword(world.input())));
    return done(name + " can log in as " + (viewer ? "a viewer." : "the owner."));
  }

  @Command(
      name = "reset",
      description = "Gives a login another password and ends its sessions.",
      versionProvider = Version.class)
  int reset(
      @Mixin HelpOption help,
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME") String name) {
    change(config, accounts -> accounts.reset(name, Terminal.newPassword(world.input())));
    return done(name + " has another password.");
  }

  @Command(
      name = "remove",
      description = "Removes a login and ends its sessions.",
      versionProvider = Version.class)
  int remove(
      @Mixin HelpOption help,
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME") String name) {
    change(config, accounts -> accounts.remove(name));
    return done(name + " cannot log in any more.");
  }

  private void change(ConfigOption config, Consumer<Accounts> change) {
    try (Application application = ConfigOption.open(config.settings(world), world)) {
      change.accept(application.accounts());
    }
  }

  private int done(String sentence) {
    spec.commandLine().getOut().println(sentence);
    return 0;
  }
}
