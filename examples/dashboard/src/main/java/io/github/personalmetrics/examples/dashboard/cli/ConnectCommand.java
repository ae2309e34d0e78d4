package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person consent at a provider, and keeps the tokens. */
@Command(
    name = "connect",
    description =
        "Lets you consent at a provider in your browser, and stores the tokens encrypted. Its app's"
            + " client-id and client-secret must be set.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:connected",
      "1:something failed, or another account consented",
      "2:wrong usage",
      "3:the provider asks to wait",
      "4:you did not consent, or not to enough: connect again"
    })
final class ConnectCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "PROVIDER", description = "withings or strava.")
  private String id = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7071",
      description = "Where this machine waits for your browser; ${DEFAULT-VALUE} unless said.")
  private int port;

  @Option(
      names = "--paste",
      description =
          "Waits for no browser: you paste the address that yours ends at, on whatever machine.")
  private boolean paste;

  @Spec private CommandSpec spec;

  private final World world;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  ConnectCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port: expected a number from 0 to 65535, not " + port);
    }
    try (Application application = ConfigOption.open(config.settings(world), world)) {
      ConnectorProvider provider = ConsentCommands.provider(application, id);
      Consent consent = ConsentCommands.consent(application, provider);
      Account holder = application.holder(provider);
      try {
        Account account =
            paste ? pasted(provider, consent, holder) : received(provider, consent, holder);
        out()
            .println(
                "%s is connected: account %s, which allowed %s."
                    .formatted(
                        provider.displayName(),
                        account.id(),
                        String.join(", ", new TreeSet<>(account.scopes()))));
        out().println("Next: dashboard check, then dashboard sync.");
        return 0;
      } catch (SourceException e) {
        return ConsentCommands.explain(e, spec.commandLine());
      }
    }
  }

  private Account received(ConnectorProvider provider, Consent consent, @Nullable Account holder) {
    try (var server = CallbackServer.listen(port)) {
      server.answerWith(callback -> consent.complete(callback, holder));
      invite(provider, server.redirect(), consent);
      out().println("Waiting for your browser; Ctrl+C gives up.");
      return server.await(PATIENCE, consent.ifNobodyComesBack());
    }
  }

  private Account pasted(ConnectorProvider provider, Consent consent, @Nullable Account holder) {
    invite(provider, CallbackServer.redirect(port), consent);
    out().println("Your browser ends at an address that it cannot show. Paste that address here:");
    String line;
    try {
      line = world.input().readLine();
    } catch (IOException e) {
      throw new CommandException("The address cannot be read: " + e.getMessage());
    }
    if (line == null || line.isBlank()) {
      String nothing = "No address was pasted; nothing has changed. ";
      throw new CommandException((nothing + consent.ifNobodyComesBack()).strip());
    }
    return consent.complete(CallbackQuery.parse(line), holder);
  }

  private void invite(ConnectorProvider provider, URI redirect, Consent consent) {
    out()
        .println(
            "1. The app at %s must have this redirect address registered:"
                .formatted(provider.displayName()));
    out().println("   " + redirect);
    out().println("2. Open this address in your browser within ten minutes, and allow it:");
    out().println("   " + consent.begin(redirect));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
