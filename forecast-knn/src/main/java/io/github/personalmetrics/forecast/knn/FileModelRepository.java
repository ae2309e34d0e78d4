package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder: one file for each version, {@code <ISO week>-<SHA-256>.json}, and {@code current.json}
 * that points to one of them. A version is on the disk before the pointer names it, and the pointer
 * is replaced at once, so that a crash leaves the model of before or the new one. Publishers of the
 * same folder wait for each other, whatever process they are of; readers wait for nobody. Every
 * method throws {@link Unavailable} if the folder cannot be read or written. Safe for use by many
 * threads.
 */
public final class FileModelRepository implements ModelRepository {

  private static final String SUFFIX = ".json";

  private final DurableFolder folder;
  private final Pointer pointer;
  private final int keep;

  /**
   * @param folder made when the first model is published
   * @param keep how many versions, 2 or more; the current one always stays
   * @param clock dates what is published
   */
  public FileModelRepository(Path folder, int keep, Clock clock) {
    this(new DurableFolder(folder, clock), keep);
  }

  FileModelRepository(DurableFolder folder, int keep) {
    if (keep < 2) {
      throw new IllegalArgumentException("keep at least 2 versions, not " + keep);
    }
    this.folder = folder;
    this.pointer = new Pointer(folder);
    this.keep = keep;
  }

  @Override
  public void publish(StoredModel model) {
    if (!model.mediaType().equals(ModelFile.MEDIA_TYPE)) {
      throw new IllegalArgumentException("a JSON file cannot hold " + model.mediaType());
    }
    try (var lock = folder.lock()) {
      folder.write(fileName(model.version()), model.bytes());
      pointer.set(model.version(), false);
      forgetTheOldest();
      folder.sweep();
    } catch (IOException e) {
      throw unavailable("publish the model " + model.version(), e);
    }
  }

  @Override
  public Optional<StoredModel> current() {
    try {
      Optional<ModelVersion> version = pointer.get();
      while (version.isPresent()) {
        try {
          return Optional.of(kept(version.get()));
        } catch (Unreadable e) {
          // It may have been forgotten since, because of later ones.
          Optional<ModelVersion> now = pointer.get();
          if (now.equals(version)) {
            throw e;
          }
          version = now;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("read the current model", e);
    }
  }

  @Override
  public StoredModel read(ModelVersion version) {
    try {
      return kept(version);
    } catch (IOException e) {
      throw unavailable("read the model " + version, e);
    }
  }

  @Override
  public List<Published> list() {
    try {
      Optional<List<Published>> versions = versions();
      while (versions.isEmpty()) {
        versions = versions();
      }
      return versions.get();
    } catch (IOException e) {
      throw unavailable("list the models", e);
    }
  }

  @Override
  public void rollBack(ModelVersion version) {
    try {
      // Before there is a folder, there is nothing to lock.
      kept(version);
      try (var lock = folder.lock()) {
        kept(version);
        pointer.set(version, true);
      }
    } catch (IOException e) {
      throw unavailable("roll back to the model " + version, e);
    }
  }

  @Override
  public boolean isRolledBack() {
    try {
      return pointer.isRolledBack();
    } catch (IOException e) {
      throw unavailable("read the current model", e);
    }
  }

  /**
   * Removes every model, and the folder.
   *
   * @return false if there was none
   */
  @Override
  public boolean erase() {
    if (!folder.isThere()) {
      return false;
    }
    try (var lock = folder.lock()) {
      folder.erase();
      return true;
    } catch (IOException e) {
      throw unavailable("erase the models", e);
    }
  }

  private StoredModel kept(ModelVersion version) throws IOException {
    try {
      return StoredModel.verified(version, ModelFile.MEDIA_TYPE, folder.read(fileName(version)));
    } catch (NoSuchFileException e) {
      throw new Unreadable(
          "model.missing",
          "the model " + version + " is not kept in " + folder,
          "Choose a version that is listed, or train again.",
          e);
    }
  }

  /** Empty if one was forgotten meanwhile, perhaps because of others that are not seen yet. */
  private Optional<List<Published>> versions() throws IOException {
    Optional<ModelVersion> current = pointedTo();
    var versions = new ArrayList<Published>();
    for (Path file : folder.files()) {
      ModelVersion version = version(file).orElse(null);
      if (version != null) {
        Optional<Instant> at = folder.writtenAt(file);
        if (at.isEmpty()) {
          return Optional.empty();
        }
        versions.add(new Published(version, at.get(), current.filter(version::equals).isPresent()));
      }
    }
    versions.sort(
        Comparator.comparing(Published::at)
            .thenComparing(published -> published.version().id())
            .reversed());
    return Optional.of(List.copyOf(versions));
  }

  /** A broken pointer must not hide the versions, one of which would mend it. */
  private Optional<ModelVersion> pointedTo() throws IOException {
    try {
      return pointer.get();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private void forgetTheOldest() throws IOException {
    List<Published> versions = list();
    for (Published old : versions.subList(Math.min(keep, versions.size()), versions.size())) {
      if (!old.current()) {
        folder.delete(fileName(old.version()));
      }
    }
  }

  private static String fileName(ModelVersion version) {
    return version.id() + SUFFIX;
  }

  private static Optional<ModelVersion> version(Path file) {
    String name = file.getFileName().toString();
    return Stream.of(name)
        .filter(any -> any.endsWith(SUFFIX) && !any.equals(Pointer.FILE))
        .map(any -> any.substring(0, any.length() - SUFFIX.length()))
        .filter(ModelVersion::isId)
        .map(ModelVersion::parse)
        .findFirst();
  }

  private Unavailable unavailable(String what, IOException e) {
    return new Unavailable(
        "model.folder",
        "cannot " + what + " in " + folder + ": " + e,
        "Check that the folder is there, is writable and has space.",
        e);
  }
}
