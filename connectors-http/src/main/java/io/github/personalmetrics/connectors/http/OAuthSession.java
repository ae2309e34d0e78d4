package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.connectors.http.KeptTokens.Versioned;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.sync.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one person's access to one provider alive. Safe for use by many threads and processes: of
 * all who need a new token at once, one asks for it and stores it before anybody uses it, while the
 * others wait for half a minute at most.
 */
public final class OAuthSession {

  /** A token that is about to expire may do so on the way. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Longer than asking twice can take. */
  private static final Duration REFRESH_LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WRITES = 8;

  private final String provider;
  private final KeptTokens stored;
  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final @Nullable OAuthTokens seed;
  private final Clock clock;
  private final Sleeper sleeper;

  /**
   * Renewed tokens that the store did not take: asking again could lose the access for good. Only
   * who leads a flight looks at it.
   */
  private @Nullable Renewed unsaved;

  private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();

  private OAuthSession(
      String provider,
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable OAuthTokens seed,
      Clock clock,
      Sleeper sleeper) {
    this.provider = provider;
    this.stored = new KeptTokens(provider, store);
    this.store = store;
    this.endpoint = endpoint;
    this.seed = seed;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * @param provider the name of the tokens in the store
   * @param seed tokens from the settings; used only as long as the store has none
   */
  public static OAuthSession of(
      String provider,
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable OAuthTokens seed,
      Clock clock) {
    return new OAuthSession(provider, store, endpoint, seed, clock, Sleeper.system());
  }

  /** The same, waiting in another way while somebody else renews. */
  public OAuthSession withSleeper(Sleeper sleeper) {
    return new OAuthSession(provider, store, endpoint, seed, clock, sleeper);
  }

  /**
   * Makes a request with tokens that should work. If the provider calls them invalid all the same,
   * renews them and tries once more.
   *
   * @throws SourceException as the request does; {@link Unauthorized} also if nobody is connected
   */
  public <T> T call(Function<OAuthTokens, T> request) {
    Versioned current = load();
    if (isExpiring(current.tokens())) {
      current = refresh(current);
    }
    T answer;
    try {
      answer = request.apply(current.tokens());
    } catch (Unauthorized e) {
      if (!e.code().equals(provider + ".invalid-token")) {
        throw e;
      }
      current = refresh(current);
      answer = request.apply(current.tokens());
    }
    prove(current);
    return answer;
  }

  /** Whose tokens are stored and what they allow, as far as the provider has said so. */
  public Optional<Account> account() {
    try {
      return stored.load().flatMap(current -> current.tokens().account());
    } catch (Unauthorized e) {
      return Optional.empty();
    }
  }

  private boolean isExpiring(OAuthTokens tokens) {
    return tokens.expiresAt().filter(at -> !clock.instant().plus(MARGIN).isBefore(at)).isPresent();
  }

  private Versioned load() {
    return stored.load().orElseGet(this::seeded);
  }

  private Versioned seeded() {
    if (seed == null) {
      throw stored.notConnected();
    }
    stored.replace(0, seed);
    return stored
        .load()
        .orElseThrow(() -> new IllegalStateException("the tokens vanished while being stored"));
  }

  /** The refresh token that was traded for these is not needed any more. */
  private void prove(Versioned used) {
    if (!used.tokens().isProven()) {
      try {
        stored.replace(used.version(), used.tokens().proven());
      } catch (StoreException e) {
        // The answer is worth more; the next call tells it again.
      }
    }
  }

  /** One thread of this session does it; the others take what it brings. */
  private Versioned refresh(Versioned stale) {
    while (true) {
      var mine = new Flight(stale, new CompletableFuture<>());
      Flight first = flight.compareAndExchange(null, mine);
      if (first == null) {
        return lead(mine);
      }
      Optional<Versioned> brought = follow(first, stale);
      if (brought.isPresent()) {
        return brought.get();
      }
    }
  }

  private Versioned lead(Flight mine) {
    try {
      Versioned fresh;
      try {
        fresh = renew(mine.stale());
      } finally {
        flight.set(null);
      }
      mine.landing().complete(fresh);
      return fresh;
    } catch (RuntimeException | Error e) {
      mine.landing().completeExceptionally(e);
      throw e;
    }
  }

  /**
   * @return empty if that says nothing about these tokens: they are to be renewed still
   */
  private Optional<Versioned> follow(Flight first, Versioned stale) {
    try {
      Versioned fresh = first.landing().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.of(fresh).filter(it -> !it.tokens().isSameAs(stale.tokens()));
    } catch (TimeoutException e) {
      throw refreshRunning();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      boolean same = first.stale().tokens().isSameAs(stale.tokens());
      if (same && e.getCause() instanceof RuntimeException cause && !isInterruption(cause)) {
        throw cause;
      }
      return Optional.empty();
    }
  }

  /** The lease keeps other sessions and other processes out. */
  private Versioned renew(Versioned stale) {
    String owner = UUID.randomUUID().toString();
    Duration waited = Duration.ZERO;
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Versioned> renewed = renewedBySomebodyElse(stale);
      if (renewed.isPresent()) {
        return renewed.get();
      }
      Optional<Lease> lease = store.lease(provider, owner, clock.instant().plus(REFRESH_LEASE));
      if (lease.isPresent()) {
        return refreshUnder(lease.get(), stale);
      }
      if (waited.compareTo(PATIENCE) >= 0) {
        throw refreshRunning();
      }
      sleep(pause);
      waited = waited.plus(pause);
      pause = longer(pause);
    }
  }

  private Versioned refreshUnder(Lease lease, Versioned stale) {
    try {
      // Read again: whoever held the lease before may have just renewed them.
      Versioned current = load();
      return current.tokens().isSameAs(stale.tokens()) ? refreshNow(current) : current;
    } finally {
      release(lease);
    }
  }

  /** If the store does not take it back, it runs out; what was done under it stays done. */
  private void release(Lease lease) {
    try {
      store.release(lease);
    } catch (StoreException e) {
      // Others wait a little longer.
    }
  }

  private Versioned refreshNow(Versioned stale) {
    String traded = stale.tokens().refreshToken();
    Renewed renewed = unsaved;
    if (renewed == null || !renewed.from().equals(traded)) {
      try {
        renewed = new Renewed(traded, ask(stale.tokens()).tradedFor(traded));
      } catch (SourceException e) {
        // It may have worked for somebody else, whose answer was not lost.
        return renewedBySomebodyElse(stale).orElseThrow(() -> e);
      }
      unsaved = renewed;
    }
    Versioned saved = save(stale, renewed.tokens());
    unsaved = null;
    return saved;
  }

  private OAuthTokens ask(OAuthTokens tokens) {
    try {
      return endpoint.refresh(tokens);
    } catch (Unauthorized e) {
      // A pair that never worked may never have been meant: the one before may still be good.
      OAuthTokens before = tokens.previous().orElseThrow(() -> e);
      try {
        return endpoint.refresh(before);
      } catch (Unauthorized alsoDead) {
        throw e;
      }
    }
  }

  /**
   * Stored before it is used. If somebody stored another pair meanwhile, theirs is the later. A
   * store that fails is asked again: outside this session nobody has the pair.
   */
  private Versioned save(Versioned stale, OAuthTokens fresh) {
    Versioned current = stale;
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i <= WRITES; i++) {
      try {
        boolean written = stored.replace(current.version(), fresh);
        current = load();
        if (written || !current.tokens().isSameAs(stale.tokens())) {
          return current;
        }
      } catch (StoreException e) {
        if (i == WRITES) {
          throw e;
        }
        pauseUnlessToldToStop(pause);
        pause = longer(pause);
      }
    }
    throw new StoreException.Conflict(
        "tokens.busy",
        "the tokens of " + provider + " are being written all the time",
        "Nothing is lost: it is tried again.");
  }

  private Optional<Versioned> renewedBySomebodyElse(Versioned stale) {
    return stored.load().filter(now -> !now.tokens().isSameAs(stale.tokens()));
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Who is told to stop while holding the only pair tries at once what is left to try. */
  private void pauseUnlessToldToStop(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private Unavailable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Unavailable(
        provider + ".interrupted",
        "it was told to stop while the access to " + provider + " was renewed",
        "Nothing is lost: the next sync goes on from here.",
        e);
  }

  /** That one thread was told to stop is no reason for the others. */
  private static boolean isInterruption(RuntimeException e) {
    return e.getCause() instanceof InterruptedException;
  }

  private SourceException refreshRunning() {
    return new Unavailable(
        provider + ".refresh-running",
        "another process is renewing the access to " + provider,
        "Nothing to do: it is tried again.",
        null);
  }

  /** Who renews now, and what the others wait for. */
  private record Flight(Versioned stale, CompletableFuture<Versioned> landing) {}

  private record Renewed(String from, OAuthTokens tokens) {
    @Override
    public String toString() {
      return "Renewed";
    }
  }
}
