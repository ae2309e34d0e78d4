package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.ModelPlace.Bucket;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.store.s3.S3ModelRepository;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Models in a bucket, with the credentials of the AWS environment. */
final class BucketModels implements Models {

  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final S3Client s3;
  private final S3ModelRepository repository;

  BucketModels(Bucket place, SubjectId subject, Clock clock) {
    s3 = client(place);
    repository = new S3ModelRepository(s3, place.bucket(), subject, KEPT, clock);
  }

  private static S3Client client(Bucket place) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            // What the SDK does by itself changes with its versions.
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .apiCallTimeout(PATIENCE));
    if (place.endpoint() != null) {
      // Other servers seldom have a name for each bucket, and do not care for regions.
      builder.endpointOverride(place.endpoint()).forcePathStyle(true).region(Region.US_EAST_1);
    }
    if (place.region() != null) {
      builder.region(Region.of(place.region()));
    }
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw new Unavailable(
          "model.no-region",
          "nothing names the region of " + place,
          "Set s3.region to the region of the bucket, such as eu-west-1.",
          e);
    }
  }

  @Override
  public ModelRepository repository() {
    return repository;
  }

  @Override
  public boolean erase() {
    return repository.erase();
  }

  @Override
  public void close() {
    s3.close();
  }
}
