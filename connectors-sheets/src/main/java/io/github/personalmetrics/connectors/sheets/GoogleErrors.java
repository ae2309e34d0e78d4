package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.time.Duration;
import java.util.List;

/** What the failures of Google's client mean, and what a person can do about them. */
final class GoogleErrors {

  /** The quota is filled up every minute, and no answer says when. */
  private static final Duration QUOTA_WAIT = Duration.ofSeconds(60);

  static final String NO_TAB = "sheets.tab-missing";

  private static final String LATER = "Nothing is lost: the next sync reads it.";

  private final String email;

  GoogleErrors(String email) {
    this.email = email;
  }

  /** Our own exceptions may hold the cause, but never an answer of the token endpoint. */
  SourceException of(Exception e) {
    if (e instanceof HttpResponseException response) {
      return answer(response);
    }
    if (e instanceof Retryable token) {
      return token.isRetryable()
          ? new Unavailable("sheets.unavailable", "Google gives no access right now", LATER, null)
          : new Unauthorized(
              "sheets.credentials-rejected",
              "Google does not accept the key of " + email,
              "Make a new key for the service account, and put its file where"
                  + " sheets.credentials-file says. If the key is new, check this machine's clock.",
              null);
    }
    return new Unavailable(
        "sheets.unavailable", "Google Sheets could not be reached or understood", LATER, e);
  }

  private SourceException answer(HttpResponseException e) {
    int status = e.getStatusCode();
    String words = words(e);
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
      case 429 -> new RateLimited("sheets.rate-limited", message, LATER, QUOTA_WAIT);
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

  private static String words(HttpResponseException e) {
    var details = e instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    return details == null || details.getMessage() == null ? "" : ": " + details.getMessage();
  }
}
