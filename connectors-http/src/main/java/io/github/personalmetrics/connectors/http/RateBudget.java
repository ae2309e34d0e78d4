package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that a provider allows an application, over all its persons, threads and processes. It
 * counts before a call is made, so that the one too many is never sent; it never waits. Safe for
 * use by many threads.
 *
 * <p>The count lives in a token store. It is written before the calls are made, for a few at a
 * time: what a killed process had not used counts as used.
 */
public final class RateBudget {

  private static final int LARGEST_BLOCK = 8;
  private static final int TRIES = 32;

  /** Where the provider's clock decides, it may be a little behind ours. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final String provider;
  private final String name;
  private final TokenStore store;
  private final Clock clock;
  private final List<RateWindow> windows;
  private final RateHeaders headers;

  private final List<Told> told = new ArrayList<>();
  private List<Long> reservedIn = List.of();
  private int reserved;
  private int block = 1;

  private RateBudget(
      String provider,
      TokenStore store,
      Clock clock,
      List<RateWindow> windows,
      RateHeaders headers) {
    this.provider = provider;
    this.name = provider + ".budget";
    this.store = store;
    this.clock = clock;
    this.windows = List.copyOf(windows);
    this.headers = headers;
  }

  /**
   * @param store where everybody who calls for this application counts
   * @param windows all of which must have a call left; none for no limit
   * @param headers corrects the count
   */
  public static RateBudget of(
      String provider,
      TokenStore store,
      Clock clock,
      List<RateWindow> windows,
      RateHeaders headers) {
    return new RateBudget(provider, store, clock, windows, headers);
  }

  /**
   * Takes one call, to be made now.
   *
   * @return when it was taken, for {@link #answered}
   * @throws RateLimited if there is none; it says for how long
   */
  Instant take() {
    if (windows.isEmpty()) {
      return clock.instant();
    }
    synchronized (this) {
      Instant now = clock.instant();
      boolean sameSteps = reservedIn.equals(RateSpending.steps(windows, now));
      if (!sameSteps) {
        // What was reserved counts in a time that is over.
        reserved = 0;
        block = 1;
      }
      if (reserved == 0) {
        reserve(now);
      }
      reserved--;
      return now;
    }
  }

  /**
   * How long whoever can wait should wait, so that others find calls left. Takes no call.
   *
   * @param percent of each window's calls that are to be left, less than 100
   * @return empty if more than that are left in all of them
   */
  public synchronized Optional<Duration> pauseLeaving(int percent) {
    if (percent < 0 || percent >= 100) {
      throw new IllegalArgumentException("not between 0 and 99 percent: " + percent);
    }
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    RateSpending spending = spending(load());
    spending.settle(now);
    told.forEach(it -> spending.correct(it.usage(), it.taken()));
    boolean mine = reservedIn.equals(RateSpending.steps(windows, now));
    return spending.pauseLeaving(percent, mine ? reserved : 0, now).map(RateBudget::withMargin);
  }

  /**
   * Takes the provider's word for it.
   *
   * @param taken when the call was taken
   * @param answer the headers of the answer, by name in lower case
   */
  void answered(Instant taken, Map<String, String> answer) {
    List<RateHeaders.Usage> usages = headers.read(answer);
    if (usages.isEmpty()) {
      return;
    }
    synchronized (this) {
      usages.forEach(usage -> told.add(new Told(usage, taken)));
      if (usages.stream().anyMatch(usage -> usage.used() >= usage.limit())) {
        reserved = 0;
      }
    }
  }

  private record Told(RateHeaders.Usage usage, Instant taken) {}

  private void reserve(Instant now) {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredToken> token = load();
      RateSpending spending = spending(token);
      boolean changed = spending.settle(now) || !told.isEmpty();
      told.forEach(it -> spending.correct(it.usage(), it.taken()));
      Optional<RateSpending.Refusal> refusal = spending.refusal(now);
      int calls = refusal.isPresent() ? 0 : Math.min(block, spending.left(now));
      spending.spend(calls, now);
      long version = token.map(StoredToken::version).orElse(0L);
      boolean written =
          (calls == 0 && !changed) || store.compareAndSet(name, version, spending.toBytes());
      if (written) {
        told.clear();
        refusal.ifPresent(this::refuse);
        reserved = calls;
        reservedIn = RateSpending.steps(windows, now);
        block = Math.min(LARGEST_BLOCK, 2 * block);
        return;
      }
    }
    throw new RateLimited(
        provider + ".budget-busy",
        "too many processes count their calls to " + provider + " at once",
        "Nothing is lost: the next sync goes on from here.",
        Duration.ofSeconds(1));
  }

  private RateSpending spending(Optional<StoredToken> token) {
    return token
        .map(it -> RateSpending.parse(windows, it.bytes()))
        .orElseGet(() -> RateSpending.none(windows));
  }

  /** A count that cannot be read any more is begun anew; the provider still has its own. */
  private Optional<StoredToken> load() {
    try {
      return store.load(name);
    } catch (StoreException.Corrupt e) {
      store.remove(name);
      return Optional.empty();
    }
  }

  private void refuse(RateSpending.Refusal refusal) {
    throw new RateLimited(
        provider + ".budget-spent",
        "%s allows %d calls in %s, and they are made"
            .formatted(provider, refusal.limit(), words(refusal.window().length())),
        "Nothing is lost: the next sync goes on from here.",
        withMargin(refusal));
  }

  private static Duration withMargin(RateSpending.Refusal refusal) {
    return refusal.window().steps() == 1 ? refusal.pause().plus(MARGIN) : refusal.pause();
  }

  private static String words(Duration length) {
    if (length.toHours() >= 24) {
      return length.toDays() == 1 ? "a day" : length.toDays() + " days";
    }
    return length.toMinutes() == 1 ? "a minute" : length.toMinutes() + " minutes";
  }
}
