package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceException;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What the commands about a person's consent have in common. */
final class ConsentCommands {

  private static final int RATE_LIMITED = 3;
  private static final int NEEDS_CONSENT = 4;

  private ConsentCommands() {}

  /**
   * @throws CommandException if there is no such provider
   */
  static ConnectorProvider provider(Application application, String id) {
    return application.providers().stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    "There is no provider "
                        + id
                        + "; there are "
                        + application.providers().stream()
                            .map(ConnectorProvider::id)
                            .collect(Collectors.joining(", "))
                        + '.'));
  }

  /**
   * @throws CommandException if the provider asks nobody, or is not set up
   */
  static Consent consent(Application application, ConnectorProvider provider) {
    return application
        .consent(provider)
        .orElseThrow(
            () ->
                new CommandException(
                    provider.settings().stream().anyMatch(key -> key.name().equals("client-id"))
                        ? "%s is not set up: set %s.client-id and %s.client-secret in %s."
                            .formatted(
                                provider.displayName(),
                                provider.id(),
                                provider.id(),
                                application.settings().origin())
                        : provider.displayName()
                            + " asks for no consent: its settings are all it needs."));
  }

  /**
   * @return the exit code
   */
  static int explain(SourceException e, CommandLine line) {
    line.getErr().println(e.getMessage() + ". " + e.advice() + " (" + e.code() + ')');
    if (e instanceof SourceException.RateLimited) {
      return RATE_LIMITED;
    }
    return e instanceof SourceException.Unauthorized
        ? NEEDS_CONSENT
        : CommandLine.ExitCode.SOFTWARE;
  }
}
