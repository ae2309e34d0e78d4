package io.github.personalmetrics.store.dynamodb.fake;

import java.util.Set;

/** An answer that is an error. */
final class FakeException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final Set<String> OF_ALL_SERVICES =
      Set.of("AccessDeniedException", "ValidationException", "UnrecognizedClientException");

  private final int status;
  private final String type;

  FakeException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static FakeException throttled() {
    return new FakeException(
        400, "ProvisionedThroughputExceededException", "the capacity of the table is used up");
  }

  static FakeException invalid(String message) {
    return new FakeException(400, "ValidationException", message);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  boolean isOfDynamoDb() {
    return !OF_ALL_SERVICES.contains(type);
  }
}
