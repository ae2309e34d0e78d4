package io.github.personalmetrics.examples.dashboard.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The person in front of the screen, if there is one. */
final class Terminal {

  private Terminal() {}

  /** Whether somebody is watching; the standard library says so reliably from Java 22 on only. */
  static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Asked twice without echo; without a terminal, the first line of the input. */
  static String newPassword(BufferedReader input) {
    Console console = System.console();
    if (console == null || !isWatched()) {
      return firstLine(input);
    }
    char[] once = console.readPassword("Password: ");
    char[] again = console.readPassword("The same again: ");
    if (once == null || !Arrays.equals(once, again)) {
      throw new CommandException("The two passwords differ; nothing was changed.");
    }
    return new String(once);
  }

  private static String firstLine(BufferedReader input) {
    try {
      String line = input.readLine();
      if (line == null) {
        throw new CommandException(
            "There is no password: type one, or send it to the standard input.");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
