package io.github.personalmetrics.store.s3;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.testkit.ModelRepositoryKit;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every repository must do, in a bucket. */
@ExtendWith(MockS3.class)
class S3ModelKitTest extends ModelRepositoryKit {

  private final TestBucket bucket;

  S3ModelKitTest(MockS3.Server server) {
    bucket = server.bucket();
  }

  @Override
  protected ModelRepository open(Clock clock) {
    return new S3ModelRepository(bucket.client(), bucket.place(), SubjectId.of("me"), 3, clock);
  }

  @Override
  protected void damage(ModelVersion version) {
    bucket.damage(key(version));
  }

  @Override
  protected void keepOnly(StoredModel model) {
    bucket.write(key(model.version()), model.bytes());
  }

  private static String key(ModelVersion version) {
    return "models/me/" + version + ".json";
  }
}
