package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.testkit.ModelRepositoryKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

  @Override
  protected void damage(ModelVersion version) {
    try {
      byte[] bytes = Files.readAllBytes(file(version));
      bytes[bytes.length / 2] ^= 1;
      Files.write(file(version), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void keepOnly(StoredModel model) {
    try {
      Files.createDirectories(folder.resolve("models"));
      Files.write(file(model.version()), model.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(ModelVersion version) {
    return folder.resolve("models").resolve(version + ".json");
  }
}
