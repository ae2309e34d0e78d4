package io.github.personalmetrics.testkit;

import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fake is held to what the real ones are held to. */
class InMemoryModelRepositoryTest extends ModelRepositoryKit {

  private final Map<Clock, InMemoryModelRepository> opened = new ConcurrentHashMap<>();

  @Override
  protected ModelRepository open(Clock clock) {
    return opened.computeIfAbsent(clock, InMemoryModelRepository::new);
  }

  @Override
  protected void damage(ModelVersion version) {
    opened.values().forEach(models -> models.damage(version));
  }

  @Override
  protected void keepOnly(StoredModel model) {
    opened.values().forEach(models -> models.keep(model));
  }
}
