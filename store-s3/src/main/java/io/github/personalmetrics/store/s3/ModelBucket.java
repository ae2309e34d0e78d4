package io.github.personalmetrics.store.s3;

import io.github.personalmetrics.domain.SubjectId;
import java.util.regex.Pattern;

/**
 * A place for models: everything below a prefix of a bucket.
 *
 * @param bucket its name
 * @param prefix one or more segments without a slash at either end, such as {@code models}
 */
public record ModelBucket(String bucket, String prefix) {

  public static final String DEFAULT_PREFIX = "models";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX =
      Pattern.compile("[A-Za-z0-9!_'()*-][A-Za-z0-9!_.'()*-]*(/[A-Za-z0-9!_'()*-][\\w!.'()*-]*)*");

  public ModelBucket {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "a bucket is named by 3 to 63 of a-z 0-9 . -, not \"" + bucket + '"');
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a prefix is names with a / between them, such as models, not \"" + prefix + '"');
    }
  }

  /**
   * Reads {@code bucket/prefix}, or a bucket alone, whose prefix is {@link #DEFAULT_PREFIX}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ModelBucket parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new ModelBucket(text, DEFAULT_PREFIX)
        : new ModelBucket(text.substring(0, slash), text.substring(slash + 1));
  }

  /** One's model must never answer another. */
  String folder(SubjectId subject) {
    return prefix + '/' + subject + '/';
  }

  /** Such as {@code s3://bucket/models}. */
  @Override
  public String toString() {
    return "s3://" + bucket + '/' + prefix;
  }
}
