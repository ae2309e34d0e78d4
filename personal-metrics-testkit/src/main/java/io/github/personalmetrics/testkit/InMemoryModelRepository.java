package io.github.personalmetrics.testkit;

import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model repository that keeps every version, and all of them in memory. It passes the same kit as
 * the real ones. Safe for use by many threads.
 */
public final class InMemoryModelRepository implements ModelRepository {

  private record Kept(String mediaType, byte[] bytes, Instant at) {}

  private final Clock clock;

  /** The one published last is last. */
  private final Map<ModelVersion, Kept> versions = new LinkedHashMap<>();

  private @Nullable ModelVersion current;
  private boolean rolledBack;

  public InMemoryModelRepository() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock dates what is published
   */
  public InMemoryModelRepository(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void publish(StoredModel model) {
    keep(model);
    current = model.version();
    rolledBack = false;
  }

  @Override
  public synchronized Optional<StoredModel> current() {
    return Optional.ofNullable(current).map(this::read);
  }

  @Override
  public synchronized StoredModel read(ModelVersion version) {
    Kept kept = kept(version);
    return StoredModel.verified(version, kept.mediaType(), kept.bytes());
  }

  @Override
  public synchronized List<Published> list() {
    var list = new ArrayList<Published>();
    versions.forEach(
        (version, kept) -> list.add(new Published(version, kept.at(), version.equals(current))));
    Collections.reverse(list);
    return List.copyOf(list);
  }

  @Override
  public synchronized void rollBack(ModelVersion version) {
    current = read(version).version();
    rolledBack = true;
  }

  @Override
  public synchronized boolean isRolledBack() {
    return rolledBack;
  }

  @Override
  public synchronized boolean erase() {
    boolean any = !versions.isEmpty();
    versions.clear();
    current = null;
    rolledBack = false;
    return any;
  }

  /** As if its publisher had died then. */
  synchronized void keep(StoredModel model) {
    versions.remove(model.version());
    versions.put(model.version(), new Kept(model.mediaType(), model.bytes(), clock.instant()));
  }

  /** As memory seldom does. */
  synchronized void damage(ModelVersion version) {
    byte[] bytes = kept(version).bytes();
    bytes[bytes.length / 2] ^= 1;
  }

  private Kept kept(ModelVersion version) {
    Kept kept = versions.get(version);
    if (kept == null) {
      throw new Unreadable(
          "model.missing",
          "the model " + version + " is not kept",
          "Choose a version that is listed, or train again.",
          null);
    }
    return kept;
  }
}
