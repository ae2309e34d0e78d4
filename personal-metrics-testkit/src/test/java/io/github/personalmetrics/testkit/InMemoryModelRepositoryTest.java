package io.github.personalmetrics.testkit;

import io.github.personalmetrics.forecast.ModelRepository;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fake is held to what the real ones are held to. */
class InMemoryModelRepositoryTest extends ModelRepositoryKit {

  private final Map<Clock, ModelRepository> opened = new ConcurrentHashMap<>();

  @Override
  protected ModelRepository open(Clock clock) {
    return opened.computeIfAbsent(clock, InMemoryModelRepository::new);
  }
}
