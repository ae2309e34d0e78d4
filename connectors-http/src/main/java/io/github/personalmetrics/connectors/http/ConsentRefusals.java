package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Why a person is not connected, in their words. */
final class ConsentRefusals {

  /** What comes with a callback may be anybody's text. */
  private static final Pattern PLAIN = Pattern.compile("[\\w .:-]{1,80}");

  private final String provider;
  private final String name;

  ConsentRefusals(String provider, String name) {
    this.provider = provider;
    this.name = name;
  }

  String code(String reason) {
    return provider + '.' + reason;
  }

  SourceException byProvider(String error) {
    return switch (error) {
      case "access_denied" ->
          unauthorized(
              "access-denied",
              "you did not allow it at " + name,
              "Nothing is read of " + name + ". To change your mind, connect again and allow it.");
      case "server_error", "temporarily_unavailable" ->
          new Unavailable(
              code("consent-unavailable"),
              name + " could not ask you: " + error,
              "Connect again in a while.",
              null);
      default ->
          new Refused(
              code("consent-refused"),
              name + " refused: " + (PLAIN.matcher(error).matches() ? error : "an unknown error"),
              "Check the client id, the scopes and the redirect address of your app at "
                  + name
                  + '.',
              null);
    };
  }

  Unauthorized stateMissing() {
    return unauthorized(
        "state-missing",
        "the answer does not say which question it answers",
        "Connect again, and take the whole address that " + name + " sends you to.");
  }

  Unauthorized state(PendingConsents.Fate fate) {
    return switch (fate) {
      case USED ->
          unauthorized(
              "state-used",
              "this answer of " + name + " was used before",
              "If you are not connected now, connect again.");
      case LATE ->
          unauthorized(
              "state-late",
              "the answer of " + name + " came after more than ten minutes",
              "Connect again.");
      case GOOD, UNKNOWN ->
          unauthorized(
              "state-unknown",
              "the answer belongs to no question of ours",
              "If you did not come here from " + name + ", do nothing; otherwise connect again.");
    };
  }

  Unauthorized codeMissing() {
    return unauthorized(
        "code-missing",
        name + " answered neither yes nor no",
        "Connect again, and take the whole address that " + name + " sends you to.");
  }

  Unauthorized codeRefused(Unauthorized cause) {
    return new Unauthorized(
        code("code-refused"),
        "the code was used before or came too late (" + cause.getMessage() + ')',
        "Connect again; the code of " + name + " is good once and for a short while.",
        cause);
  }

  Unauthorized scopeMissing(Set<String> asked, Set<String> granted) {
    var missing = new TreeSet<>(asked);
    missing.removeAll(granted);
    return unauthorized(
        "scope-missing",
        "you did not allow enough at " + name + "; missing: " + String.join(", ", missing),
        "Connect again and leave everything ticked.");
  }

  Refused otherAccount(Account account, Account holder) {
    return new Refused(
        code("other-account"),
        "account "
            + account.id()
            + " of "
            + name
            + " consented, but the stored data is of account "
            + holder.id(),
        "Log in at "
            + name
            + " as the first account and connect again, or give the other person a subject of"
            + " their own.",
        null);
  }

  InvalidResponse accountUnknown() {
    return new InvalidResponse(
        code("no-account"),
        name + " did not say whose tokens these are",
        name + " may have changed its answers: look for a newer version, or report it.",
        null);
  }

  private Unauthorized unauthorized(String reason, String message, String advice) {
    return new Unauthorized(code(reason), message, advice, null);
  }
}
