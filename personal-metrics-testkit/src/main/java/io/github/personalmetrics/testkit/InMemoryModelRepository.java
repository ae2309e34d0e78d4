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

  private record Kept(StoredModel model, Instant at) {}

  private final Clock clock;

  /** The one published last is last. */
  private final Map<ModelVersion, Kept> versions = new LinkedHashMap<>();

  private @Nullable StoredModel current;

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
    versions.remove(model.version());
    versions.put(model.version(), new Kept(model, clock.instant()));
    current = model;
  }

  @Override
  public synchronized Optional<StoredModel> current() {
    return Optional.ofNullable(current);
  }

  @Override
  public synchronized List<Published> list() {
    var list = new ArrayList<Published>();
    versions.forEach(
        (version, kept) ->
            list.add(new Published(version, kept.at(), kept.model().equals(current))));
    Collections.reverse(list);
    return List.copyOf(list);
  }

  @Override
  public synchronized void rollBack(ModelVersion version) {
    Kept kept = versions.get(version);
    if (kept == null) {
      throw new Unreadable(
          "model.missing",
          "the model " + version + " is not kept",
          "Choose a version that is listed, or train again.",
          null);
    }
    current = kept.model();
  }
}
