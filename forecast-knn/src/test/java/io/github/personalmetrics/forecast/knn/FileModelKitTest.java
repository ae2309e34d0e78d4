package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.testkit.ModelRepositoryKit;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** What every repository must do, in a folder. */
class FileModelKitTest extends ModelRepositoryKit {

  @TempDir private Path folder;

  @Override
  protected ModelRepository open(Clock clock) {
    return new FileModelRepository(folder.resolve("models"), 3, clock);
  }
}
