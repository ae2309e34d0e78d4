package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.ModelPlace;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.knn.FileModelRepository;
import java.nio.file.Path;
import java.time.Clock;

/** The models of one person, wherever the settings keep them. */
interface Models extends AutoCloseable {

  int KEPT = 12;

  /** A place for each subject: one's model must never answer another. */
  static Models open(ModelPlace place, SubjectId subject, Clock clock) {
    if (place instanceof ModelPlace.Bucket bucket) {
      return new BucketModels(bucket, subject, clock);
    }
    return InFolder.of((ModelPlace.Folder) place, subject, clock);
  }

  ModelRepository repository();

  /** Removes them all; false if there was none. */
  boolean erase();

  @Override
  void close();

  record InFolder(FileModelRepository repository) implements Models {

    static InFolder of(ModelPlace.Folder place, SubjectId subject, Clock clock) {
      Path folder = place.path().resolve(subject.toString());
      return new InFolder(new FileModelRepository(folder, KEPT, clock));
    }

    @Override
    public boolean erase() {
      return repository.erase();
    }

    @Override
    public void close() {}
  }
}
