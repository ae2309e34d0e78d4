package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.ModelPlace.Bucket;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.store.s3.S3ModelRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Models in a bucket, with the credentials of the AWS environment. What is missing there is said
 * when the bucket is asked for something, since most of the dashboard does without.
 */
final class BucketModels implements Models, ModelRepository {

  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Bucket place;
  private final SubjectId subject;
  private final Clock clock;
  private @Nullable S3Client s3;
  private @Nullable S3ModelRepository models;

  BucketModels(Bucket place, SubjectId subject, Clock clock) {
    this.place = place;
    this.subject = subject;
    this.clock = clock;
  }

  @Override
  public void publish(StoredModel model) {
    models().publish(model);
  }

  @Override
  public Optional<StoredModel> current() {
    return models().current();
  }

  @Override
  public StoredModel read(ModelVersion version) {
    return models().read(version);
  }

  @Override
  public List<Published> list() {
    return models().list();
  }

  @Override
  public void rollBack(ModelVersion version) {
    models().rollBack(version);
  }

  @Override
  public boolean isRolledBack() {
    return models().isRolledBack();
  }

  @Override
  public boolean erase() {
    return models().erase();
  }

  @Override
  public ModelRepository repository() {
    return this;
  }

  @Override
  public synchronized void close() {
    if (s3 != null) {
      s3.close();
    }
  }

  private synchronized S3ModelRepository models() {
    S3ModelRepository known = models;
    if (known == null) {
      s3 = client();
      known = new S3ModelRepository(s3, place.bucket(), subject, KEPT, clock);
      models = known;
    }
    return known;
  }

  private S3Client client() {
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
}
