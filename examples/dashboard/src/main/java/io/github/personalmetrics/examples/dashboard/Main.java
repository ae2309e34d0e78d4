package io.github.personalmetrics.examples.dashboard;

import io.github.personalmetrics.examples.dashboard.cli.Commands;
import io.github.personalmetrics.examples.dashboard.cli.World;

/** The program. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Commands.commandLine(World.system()).execute(arguments));
  }
}
