package io.github.personalmetrics.examples.dashboard.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where everything is kept, as a person writes it. */
public sealed interface StorePlace {

  /** {@code sqlite:<path>}. */
  record Sqlite(Path file) implements StorePlace {

    @Override
    public String toString() {
      return file.toAbsolutePath().toString();
    }
  }

  /**
   * {@code dynamodb:<prefix>}.
   *
   * @param region as the environment says, unless set
   * @param endpoint as the region says, unless set
   * @param provisioned whether the tables have a fixed capacity; paid by the request otherwise
   */
  record DynamoDb(
      String prefix, @Nullable String region, @Nullable URI endpoint, boolean provisioned)
      implements StorePlace {

    @Override
    public String toString() {
      return "dynamodb:"
          + prefix
          + (region == null ? "" : " in " + region)
          + (endpoint == null ? "" : " at " + endpoint)
          + (provisioned ? ", provisioned," : ", on demand,");
    }
  }
}
