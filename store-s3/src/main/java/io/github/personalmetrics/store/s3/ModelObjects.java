package io.github.personalmetrics.store.s3;

import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of one person, by their names below the person's folder. */
final class ModelObjects {

  private static final String MEDIA_TYPE = "application/json";

  /** So often an answer that broke off is asked for. */
  private static final int READS = 3;

  private final S3Client s3;
  private final String bucket;
  private final String folder;
  private final S3Errors errors;

  /**
   * @param folder ends in a slash
   */
  ModelObjects(S3Client s3, String bucket, String folder) {
    this.s3 = s3;
    this.bucket = bucket;
    this.folder = folder;
    this.errors = new S3Errors(this.toString());
  }

  /** An object as it was read; the ETag changes with the bytes. */
  record Tagged(String etag, byte[] bytes) {}

  /** An object that is there. */
  record Found(String name, Instant at) {}

  /** Empty if there is none. */
  Optional<Tagged> get(String name, String what) {
    return get(name, null, what).orElseThrow();
  }

  /**
   * Asks for it only if it is no longer the one of this ETag, which costs no body.
   *
   * @param etag absent to get it whatever it is
   * @return empty if it still is; otherwise what there is now
   */
  Optional<Optional<Tagged>> get(String name, @Nullable String etag, String what) {
    var request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(folder + name)
            .ifNoneMatch(etag)
            .checksumMode(ChecksumMode.ENABLED)
            .build();
    return saying(
        what,
        () -> {
          try {
            return Optional.of(Optional.of(read(request, what)));
          } catch (S3Exception e) {
            if (S3Errors.isNotModified(e)) {
              return Optional.empty();
            }
            if (S3Errors.isMissing(e)) {
              return Optional.of(Optional.empty());
            }
            throw e;
          }
        });
  }

  /** An answer that breaks off is no error to Java's own HTTP client, and so none to the SDK. */
  private Tagged read(GetObjectRequest request, String what) {
    for (int i = 0; i < READS; i++) {
      ResponseBytes<GetObjectResponse> answer = s3.getObjectAsBytes(request);
      byte[] bytes = answer.asByteArray();
      Long length = answer.response().contentLength();
      if (length == null || length == bytes.length) {
        return new Tagged(answer.response().eTag(), bytes);
      }
    }
    throw errors.torn(what, null);
  }

  /**
   * Writes it if nobody else did.
   *
   * @param replaced the ETag that it must have; absent if it must not be there
   * @param version absent for what is not named by its bytes; else S3 checks that they are those
   * @return its new ETag; empty if another was first, and then nothing has changed
   */
  Optional<String> put(
      String name,
      byte[] bytes,
      @Nullable String replaced,
      @Nullable ModelVersion version,
      String what) {
    var request =
        PutObjectRequest.builder().bucket(bucket).key(folder + name).contentType(MEDIA_TYPE);
    if (replaced == null) {
      request.ifNoneMatch("*");
    } else {
      request.ifMatch(replaced);
    }
    if (version != null) {
      byte[] digest = HexFormat.of().parseHex(version.sha256());
      request.checksumSHA256(Base64.getEncoder().encodeToString(digest));
    }
    return saying(
        what,
        () -> {
          try {
            return Optional.of(s3.putObject(request.build(), RequestBody.fromBytes(bytes)).eTag());
          } catch (S3Exception e) {
            // To replace what is gone is answered with a 404.
            if (S3Errors.isBeaten(e) || (replaced != null && S3Errors.isMissing(e))) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  void delete(String name, String what) {
    saying(what, () -> s3.deleteObject(request -> request.bucket(bucket).key(folder + name)));
  }

  List<Found> list(String what) {
    return saying(
        what,
        () -> {
          var found = new ArrayList<Found>();
          for (S3Object object :
              s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder))
                  .contents()) {
            found.add(new Found(object.key().substring(folder.length()), object.lastModified()));
          }
          return found;
        });
  }

  Unavailable contended(String what) {
    return errors.contended(what);
  }

  private <T> T saying(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw errors.unavailable(what, e);
    }
  }

  @Override
  public String toString() {
    return "s3://" + bucket + '/' + folder;
  }
}
