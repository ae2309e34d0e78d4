package io.github.personalmetrics.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests that reached each action, answered well or not. */
final class Calls {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void count(String action) {
    counts.merge(action, 1, Integer::sum);
  }

  int of(String action) {
    return counts.getOrDefault(action, 0);
  }
}
