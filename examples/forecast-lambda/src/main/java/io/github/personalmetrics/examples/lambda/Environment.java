package io.github.personalmetrics.examples.lambda;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.s3.ModelBucket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the function is told by its environment; the region and the credentials are the SDK's to
 * find there.
 *
 * @param models where the dashboard publishes to: its setting {@code models}, without the {@code
 *     s3:}
 * @param subject whose model it is: the dashboard's setting {@code subject}
 * @param endpoint of a server that speaks S3; absent for AWS
 */
record Environment(ModelBucket models, SubjectId subject, @Nullable URI endpoint) {

  static final String MODELS = "MODELS";
  static final String SUBJECT = "SUBJECT";
  static final String ENDPOINT = "S3_ENDPOINT";

  private static final String DEFAULT_SUBJECT = "me";

  /**
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  static Environment of(Map<String, String> variables) {
    String endpoint = variables.getOrDefault(ENDPOINT, "");
    return new Environment(
        read(MODELS, variables.getOrDefault(MODELS, ""), ModelBucket::parse),
        read(SUBJECT, variables.getOrDefault(SUBJECT, DEFAULT_SUBJECT), SubjectId::of),
        endpoint.isEmpty() ? null : read(ENDPOINT, endpoint, URI::create));
  }

  private interface Reader<T> {
    T read(String text);
  }

  private static <T> T read(String name, String text, Reader<T> reader) {
    try {
      return reader.read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the environment variable " + name + " is wrong: " + e.getMessage(), e);
    }
  }
}
