package io.github.personalmetrics.examples.lambda;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of the bucket; it must give up before the function is stopped. */
final class Bucket {

  private static final int ATTEMPTS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private Bucket() {}

  static S3Client client(@Nullable URI endpoint) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .apiCallTimeout(PATIENCE));
    if (endpoint != null) {
      // Other servers seldom have a name for each bucket, and do not care for regions.
      builder.endpointOverride(endpoint).forcePathStyle(true).region(Region.US_EAST_1);
    }
    return builder.build();
  }
}
