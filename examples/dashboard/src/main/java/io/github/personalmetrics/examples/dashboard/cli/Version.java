package io.github.personalmetrics.examples.dashboard.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"personal-metrics " + Optional.ofNullable(version).orElse("(not a jar)")};
  }
}
