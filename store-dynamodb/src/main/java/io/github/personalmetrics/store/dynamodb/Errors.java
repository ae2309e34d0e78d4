package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What went wrong, in the words of whoever pays for the tables. */
final class Errors {

  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "RequestLimitExceeded",
          "LimitExceededException");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "ExpiredTokenException");

  private Errors() {}

  static boolean isThrottled(SdkException e) {
    return THROTTLED.contains(code(e));
  }

  /** Something that only the real one can do. */
  static boolean isUnknownOperation(SdkException e) {
    return code(e).equals("UnknownOperationException");
  }

  /** Whether it may work when it is sent again at once, more or less. */
  static boolean isPassing(SdkException e) {
    if (e instanceof AwsServiceException service) {
      return isThrottled(e) || service.statusCode() >= 500 || isTorn(e);
    }
    return e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || e instanceof Crc32MismatchException
        || isTorn(e);
  }

  /** The connection failed, or the answer ended before it was over. */
  private static boolean isTorn(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String type = cause.getClass().getSimpleName();
      if (cause instanceof IOException || type.startsWith("Json") || type.contains("Unmarshall")) {
        return true;
      }
    }
    return false;
  }

  static StoreException of(SdkException e, String table) {
    if (isThrottled(e)) {
      return throttled(table, e);
    }
    if (e instanceof ResourceNotFoundException) {
      return tableMissing(table, e);
    }
    if (DENIED.contains(code(e))) {
      return new StoreException.Unavailable(
          "store.access-denied",
          "AWS does not let this program use the table " + table + ": " + e.getMessage(),
          "Check the credentials, and that their role may read and write the table and its index.",
          e);
    }
    return new StoreException.Unavailable(
        "store.failed",
        "the table " + table + " could not be used: " + e.getMessage(),
        "Check the region, the network and the credentials, then try again.",
        e);
  }

  private static String code(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? String.valueOf(service.awsErrorDetails().errorCode())
        : "";
  }

  static StoreException throttled(String table, @Nullable Exception e) {
    return new StoreException.Unavailable(
        "store.throttled",
        "the table " + table + " takes no more for now: its capacity is used up",
        "Wait and sync again, what is stored stays; or give the table more capacity.",
        e);
  }

  static StoreException tableMissing(String table, @Nullable Exception e) {
    return new StoreException.Unavailable(
        "store.table-missing",
        "there is no table " + table,
        "Make the tables first, and check the prefix, the region and the account.",
        e);
  }

  static StoreException notReady(String table) {
    return new StoreException.Unavailable(
        "store.table-not-ready",
        "the table " + table + " was made, but is not ready yet",
        "Wait a minute and try again.",
        null);
  }

  /**
   * @param difference what it is, and what it should be
   */
  static StoreException otherShape(String table, String difference) {
    return new StoreException.Corrupt(
        "store.other-shape",
        "the table " + table + " is not one of this store's: " + difference,
        "Choose another prefix, or remove the table if nothing in it is needed.",
        null);
  }

  static StoreException tooLarge(String sk, int size, int largest) {
    return new StoreException.Corrupt(
        "store.record-too-large",
        "the record "
            + sk.replace('#', '/')
            + " needs "
            + size
            + " bytes; an item holds "
            + largest,
        "Shorten its texts where it comes from, or use another store.",
        null);
  }

  static StoreException interrupted(String table) {
    return new StoreException.Unavailable(
        "store.interrupted",
        "the wait for the table " + table + " was interrupted",
        "Sync again: what is stored stays.",
        null);
  }

  /**
   * @param what cannot be read, by name or key
   */
  static StoreException unreadable(String what, Exception e) {
    return new StoreException.Corrupt(
        "store.unreadable-record",
        what + " cannot be read; a newer version may have written it",
        "Use the newest version of the program; if that does not help, sync its source in full.",
        e);
  }

  static StoreException leaseLost(SourceId source) {
    return new StoreException.Conflict(
        "store.lease-lost",
        "the lease of " + source + " is no longer this writer's",
        "Nothing is lost: whoever holds it now goes on.");
  }

  static StoreException cursorMoved(SourceId source) {
    return new StoreException.Conflict(
        "store.cursor-moved",
        "the cursor of " + source + " is not where this writer left it",
        "Nothing is lost: the next sync goes on from the stored one.");
  }
}
