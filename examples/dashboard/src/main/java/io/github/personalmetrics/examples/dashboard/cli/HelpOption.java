package io.github.personalmetrics.examples.dashboard.cli;

import picocli.CommandLine.Option;

/** {@code --help} and {@code --version}, for every command. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version and ends.")
  private boolean version;
}
