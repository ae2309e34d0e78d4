package io.github.personalmetrics.store.s3;

import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what S3 would not do and what a person can do about it. */
final class S3Errors {

  private static final String REGION = "x-amz-bucket-region";

  private final String place;

  /**
   * @param place such as {@code s3://bucket/models/me/}
   */
  S3Errors(String place) {
    this.place = place;
  }

  static boolean isNotModified(S3Exception e) {
    return e.statusCode() == 304;
  }

  /** Somebody else was first; 409 is how S3 says that of two at the same moment. */
  static boolean isBeaten(S3Exception e) {
    return e.statusCode() == 412 || e.statusCode() == 409;
  }

  /** The object is not there, though its bucket is. */
  static boolean isMissing(S3Exception e) {
    return e.statusCode() == 404 && !code(e).equals("NoSuchBucket");
  }

  /**
   * @param what was tried, such as {@code read the current model}
   */
  Unavailable unavailable(String what, SdkException e) {
    return e instanceof S3Exception answer ? refused(what, answer) : noAnswer(what, e);
  }

  Unavailable torn(String what, @Nullable SdkException e) {
    return new Unavailable(
        "model.torn-answer",
        "cannot %s in %s: the answer was cut off or damaged on its way".formatted(what, place),
        "Try again; check what is between this machine and S3.",
        e);
  }

  Unavailable contended(String what) {
    return new Unavailable(
        "model.contended",
        "cannot %s in %s: others change it all the time".formatted(what, place),
        "See who else publishes models of this person, and try again.",
        null);
  }

  private Unavailable refused(String what, S3Exception e) {
    String message =
        "cannot %s in %s: S3 answers %d %s".formatted(what, place, e.statusCode(), code(e)).strip();
    return switch (code(e)) {
      case "NoSuchBucket" ->
          new Unavailable(
              "model.bucket-missing",
              message,
              "Correct the bucket's name in the settings, or create the bucket.",
              e);
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "RequestTimeTooSkewed" ->
          new Unavailable(
              "model.credentials",
              message,
              "Check the AWS credentials of this process, and the clock of its machine.",
              e);
      case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint" ->
          wrongRegion(message, e);
      default -> byStatus(message, e);
    };
  }

  private static Unavailable byStatus(String message, S3Exception e) {
    if (e.statusCode() == 301 || e.statusCode() == 307) {
      return wrongRegion(message, e);
    }
    if (e.statusCode() == 401 || e.statusCode() == 403) {
      return new Unavailable(
          "model.access-denied",
          message,
          "Allow s3:GetObject, s3:PutObject and s3:DeleteObject on the models and s3:ListBucket on"
              + " their bucket.",
          e);
    }
    if (e.isThrottlingException() || e.statusCode() == 503 || e.statusCode() == 429) {
      return new Unavailable(
          "model.throttled", message, "Nothing was lost: try again in a minute.", e);
    }
    return new Unavailable(
        "model.bucket-failed",
        message,
        e.statusCode() >= 500
            ? "S3 has trouble: try again later."
            : "Check that the endpoint in the settings speaks S3 with conditional writes.",
        e);
  }

  private static Unavailable wrongRegion(String message, S3Exception e) {
    String region = region(e);
    return new Unavailable(
        "model.wrong-region",
        message,
        "The bucket is in "
            + (region.isEmpty() ? "another region" : "the region " + region)
            + ": name that in the settings.",
        e);
  }

  private static String region(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.sdkHttpResponse() == null
        ? ""
        : details.sdkHttpResponse().firstMatchingHeader(REGION).orElse("");
  }

  private Unavailable noAnswer(String what, SdkException e) {
    String message = "cannot %s in %s: ".formatted(what, place);
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new Unavailable(
          "model.timeout", message + "S3 took too long", "Try again; check the network.", e);
    }
    String said = String.valueOf(e.getMessage());
    if (said.contains("checksum")) {
      return torn(what, e);
    }
    if (said.contains("credentials")) {
      return new Unavailable(
          "model.credentials",
          message + "there are no AWS credentials",
          "Give this process AWS credentials, by its role, its environment or a profile.",
          e);
    }
    return new Unavailable(
        "model.unreachable",
        message + "S3 does not answer",
        "Check the network, the region and the endpoint, and try again.",
        e);
  }

  private static String code(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
