package io.github.personalmetrics.connectors.sheets;

import com.google.auth.Retryable;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/** What the failures of Google's client mean, and what a person can do about them. */
final class GoogleErrors {

  /** The quota is filled up every minute; Google itself does not say when. */
  private static final Duration QUOTA_WAIT = Duration.ofSeconds(60);

  static final String NO_TAB = "sheets.tab-missing";

  private static final String LATER = "Nothing is lost: the next sync reads it.";

  private final String email;

  GoogleErrors(String email) {
    this.email = email;
  }

  /** Our own exceptions may hold the cause, but never an answer of the token endpoint. */
  SourceException of(Exception e) {
    if (e instanceof GoogleRefusal refusal) {
      return answer(refusal);
    }
    if (e instanceof GoogleCall.TooLarge) {
      return new InvalidResponse(
          "sheets.too-large",
          "Google Sheets' answer is larger than 16 MiB",
          "Name fewer tabs in sheets.tabs, move columns that are not read to another tab, or begin"
              + " a new spreadsheet; a CSV file may be larger.",
          e);
    }
    if (e instanceof Retryable token) {
      if (e.getCause() instanceof GoogleRefusal refusal) {
        return answer(refusal);
      }
      return token.isRetryable()
          ? new Unavailable("sheets.unavailable", "Google gives no access right now", LATER, null)
          : new Unauthorized(
              "sheets.credentials-rejected",
              "Google does not accept the key of " + email,
              "Make a new key for the service account, and put its file where"
                  + " sheets.credentials-file says. If the key is new, check this machine's clock.",
              null);
    }
    return new Unavailable("sheets.unavailable", noAnswer(e), LATER, e);
  }

  private static String noAnswer(Exception e) {
    if (e instanceof UnknownHostException) {
      return "Google Sheets' address is not known to the name service";
    }
    if (e instanceof SSLException) {
      return "there is no secure connection to Google Sheets";
    }
    if (e instanceof SocketTimeoutException) {
      return "Google Sheets did not answer in time";
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "Google Sheets cannot be reached";
    }
    return "Google Sheets' answer broke off or could not be understood";
  }

  private SourceException answer(GoogleRefusal e) {
    int status = e.status();
    String words = e.words();
    String message = "Google Sheets answered with status " + status + words;
    return switch (status) {
      case 400 -> badRequest(message, words, e);
      case 401 ->
          new Unauthorized(
              "sheets.unauthorized",
              message,
              "Check that the service account " + email + " still exists and has this key.",
              e);
      case 403 -> forbidden(message, words, e);
      case 404 ->
          new Refused(
              "sheets.not-found",
              message,
              "Check sheets.spreadsheet-id, and whether the sheet was deleted: the id is in its"
                  + " address, between /d/ and /edit.",
              e);
      case 429 ->
          new RateLimited("sheets.rate-limited", message, LATER, e.retryAfter().orElse(QUOTA_WAIT));
      default ->
          status >= 500
              ? new Unavailable("sheets.unavailable", message, LATER, e)
              : new InvalidResponse("sheets.unexpected-answer", message, "Please report it.", e);
    };
  }

  private static SourceException badRequest(String message, String words, Exception e) {
    if (words.contains("Unable to parse range")) {
      return new Refused(NO_TAB, message, TAB_ADVICE, e);
    }
    if (words.contains("not supported for this document")) {
      return new Refused(
          "sheets.not-a-sheet",
          message,
          "This is an office file in Drive: open it and choose File, Save as Google Sheets.",
          e);
    }
    return new InvalidResponse("sheets.bad-request", message, "Please report it.", e);
  }

  private SourceException forbidden(String message, String words, Exception e) {
    boolean off = words.contains("has not been used") || words.contains("is disabled");
    return off
        ? new Refused(
            "sheets.api-disabled",
            message,
            "Enable the Google Sheets API in the project of the service account.",
            e)
        : new Refused(
            "sheets.no-permission", message, "Share the sheet with " + email + " as a viewer.", e);
  }

  private static final String TAB_ADVICE =
      "Put the tab's new name into sheets.tabs, or give the tab its old name again; a tab that is"
          + " gone for good is left out of sheets.tabs.";

  static Refused tabMissing(String title, List<String> known) {
    return new Refused(
        NO_TAB,
        "The spreadsheet has no tab \"" + title + "\"; it has: " + String.join(", ", known),
        TAB_ADVICE,
        null);
  }
}
