package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a budget: how many calls were made in which step of time, and how long until
 * the next one is allowed. Waiting is returned, not done. For one thread.
 *
 * <p>A clock that was set back does not give calls back: what was counted in a time that has not
 * come yet counts now. A clock that was set forward wrongly cannot be noticed.
 */
final class RateSpending {

  private static final JsonAdapter<Json.Spending> ADAPTER =
      new Moshi.Builder().build().adapter(Json.Spending.class);

  private final List<Counted> windows = new ArrayList<>();

  private RateSpending(List<RateWindow> windows) {
    windows.forEach(window -> this.windows.add(new Counted(window)));
  }

  static RateSpending none(List<RateWindow> windows) {
    return new RateSpending(windows);
  }

  /** What cannot be read is forgotten: the provider still has its own count. */
  static RateSpending parse(List<RateWindow> windows, byte[] bytes) {
    var spending = new RateSpending(windows);
    try {
      Json.Spending json = ADAPTER.fromJson(new String(bytes, StandardCharsets.UTF_8));
      if (json != null) {
        spending.windows.forEach(counted -> counted.restore(json.windows().get(counted.name())));
      }
      return spending;
    } catch (IOException | RuntimeException e) {
      return new RateSpending(windows);
    }
  }

  byte[] toBytes() {
    var all = new TreeMap<String, Json.Window>();
    windows.forEach(counted -> all.put(counted.name(), counted.json()));
    return ADAPTER.toJson(new Json.Spending(all)).getBytes(StandardCharsets.UTF_8);
  }

  /** The step of each window; calls that were counted in other steps may not be made in these. */
  static List<Long> steps(List<RateWindow> windows, Instant now) {
    return windows.stream().map(window -> step(window, now)).toList();
  }

  /**
   * To be called before anything is asked of it.
   *
   * @return whether the clock was set back for long, so that the count is another now
   */
  boolean settle(Instant now) {
    boolean changed = false;
    for (Counted counted : windows) {
      changed |= counted.bringBack(step(counted.window, now));
    }
    return changed;
  }

  /** How long until one call is allowed, and by which window it is not now. */
  record Refusal(RateWindow window, int limit, Duration pause) {}

  Optional<Refusal> refusal(Instant now) {
    return longest(counted -> counted.refusal(now, 0));
  }

  /**
   * The same for a call that is to leave so many percent of each window.
   *
   * @param unused calls that are counted already and will be made
   */
  Optional<Refusal> pauseLeaving(int percent, int unused, Instant now) {
    return longest(counted -> counted.refusal(now, counted.share(percent) - unused));
  }

  private Optional<Refusal> longest(Function<Counted, Optional<Refusal>> refusal) {
    return windows.stream()
        .flatMap(counted -> refusal.apply(counted).stream())
        .max((one, other) -> one.pause().compareTo(other.pause()));
  }

  /** How many calls are allowed now. */
  int left(Instant now) {
    return windows.stream()
        .mapToInt(counted -> counted.left(step(counted.window, now)))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  void spend(int calls, Instant now) {
    windows.forEach(counted -> counted.spend(calls, step(counted.window, now)));
  }

  /**
   * Takes the provider's word for the limit, and for the count if it is higher than ours.
   *
   * @param asked when the call was made that it answers
   */
  void correct(RateHeaders.Usage usage, Instant asked) {
    if (usage.limit() > 0 && usage.used() >= 0) {
      windows.stream()
          .filter(counted -> counted.name().equals(usage.window()))
          .forEach(counted -> counted.correct(usage, step(counted.window, asked)));
    }
  }

  private static long step(RateWindow window, Instant now) {
    return Math.floorDiv(now.getEpochSecond(), window.step().toSeconds());
  }

  private static final class Counted {
    private final RateWindow window;
    private final TreeMap<Long, Integer> calls = new TreeMap<>();
    private @Nullable Integer limitAsTold;

    Counted(RateWindow window) {
      this.window = window;
    }

    String name() {
      return window.name();
    }

    int limit() {
      return limitAsTold == null ? window.calls() : limitAsTold;
    }

    int share(int percent) {
      return (int) ((long) limit() * percent / 100);
    }

    void spend(int more, long now) {
      calls.merge(now, more, Integer::sum);
      calls.headMap(now - window.steps(), true).clear();
    }

    void correct(RateHeaders.Usage usage, long asked) {
      limitAsTold = usage.limit();
      calls.merge(asked, usage.used() - counted(asked) + calls.getOrDefault(asked, 0), Math::max);
    }

    int left(long now) {
      return Math.max(0, limit() - counted(now));
    }

    /**
     * @param kept calls that are not for this one; may be negative
     */
    Optional<Refusal> refusal(Instant instant, int kept) {
      long now = step(window, instant);
      long free = now;
      while (limit() - counted(free) <= kept) {
        free++;
      }
      if (free == now) {
        return Optional.empty();
      }
      Instant then = Instant.ofEpochSecond(free * window.step().toSeconds());
      return Optional.of(new Refusal(window, limit(), Duration.between(instant, then)));
    }

    /** In the steps that count in this one, and in those that somebody ahead of us counted in. */
    private int counted(long now) {
      return calls.tailMap(now - window.steps() + 1, true).values().stream()
          .mapToInt(Integer::intValue)
          .sum();
    }

    /**
     * Nothing was made in a time that will not come for long: the clock was set back. What is near
     * stays where it is, because two clocks may differ.
     */
    boolean bringBack(long now) {
      Map<Long, Integer> future = calls.tailMap(now + window.steps(), false);
      int ahead = future.values().stream().mapToInt(Integer::intValue).sum();
      if (ahead == 0) {
        return false;
      }
      future.clear();
      calls.merge(now, ahead, Integer::sum);
      return true;
    }

    Json.Window json() {
      var counts = new TreeMap<String, Integer>();
      calls.forEach((step, count) -> counts.put(Long.toString(step), count));
      return new Json.Window(limitAsTold, counts);
    }

    void restore(Json.@Nullable Window json) {
      if (json != null) {
        limitAsTold = json.limit();
        var counts = new HashMap<Long, Integer>();
        json.calls().forEach((step, count) -> counts.put(Long.valueOf(step), count));
        calls.putAll(counts);
      }
    }
  }

  /** Moshi needs public records; inside a package-private interface nobody else can name them. */
  interface Json {
    record Spending(Map<String, Window> windows) {}

    /**
     * @param limit as the provider told it
     * @param calls by step
     */
    record Window(@Nullable Integer limit, Map<String, Integer> calls) {}
  }
}
