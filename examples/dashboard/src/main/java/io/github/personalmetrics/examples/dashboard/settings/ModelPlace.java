package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.store.s3.ModelBucket;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where models are kept; shown as a person finds it. */
public sealed interface ModelPlace {

  record Folder(Path path) implements ModelPlace {
    @Override
    public String toString() {
      return path.toAbsolutePath().toString();
    }
  }

  /**
   * @param endpoint of a server that speaks S3; absent for S3 itself
   * @param region absent for the one that the AWS environment names
   */
  record Bucket(ModelBucket bucket, @Nullable URI endpoint, @Nullable String region)
      implements ModelPlace {
    @Override
    public String toString() {
      return bucket + (endpoint == null ? "" : " at " + endpoint);
    }
  }
}
