package io.github.personalmetrics.examples.dashboard.series;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was last made until the data changes, for many readers at once: what is made must not
 * change. Safe for use by many threads.
 */
final class Kept {

  private static final int MOST = 32;

  private final Supplier<String> version;
  private final Map<Object, Object> values = new LinkedHashMap<>(16, 0.75f, true);
  private String keptVersion = "";

  /**
   * @param version of the data, quick to tell
   */
  Kept(Supplier<String> version) {
    this.version = version;
  }

  /**
   * @param key everything that the value depends on, but the data; tells its type too
   */
  <V> V get(Object key, Class<V> type, Supplier<V> make) {
    String now = version.get();
    @Nullable Object known = known(now, key);
    if (known != null) {
      return type.cast(known);
    }
    V made = make.get();
    keep(now, key, made);
    return made;
  }

  private synchronized @Nullable Object known(String now, Object key) {
    if (!now.equals(keptVersion)) {
      values.clear();
      keptVersion = now;
    }
    return values.get(key);
  }

  private synchronized void keep(String now, Object key, Object made) {
    if (now.equals(keptVersion)) {
      values.put(key, made);
      if (values.size() > MOST) {
        values.remove(values.keySet().iterator().next());
      }
    }
  }
}
