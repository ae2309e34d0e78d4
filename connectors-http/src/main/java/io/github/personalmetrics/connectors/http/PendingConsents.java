package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The consents that were begun, in the token store. Only a hash of each state is kept: who reads
 * the store cannot complete one.
 */
final class PendingConsents {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int KEPT = 8;
  private static final int TRIES = 8;
  private static final JsonAdapter<Json.All> ADAPTER =
      new Moshi.Builder().build().adapter(Json.All.class);

  private final TokenStore store;
  private final String name;

  PendingConsents(String provider, TokenStore store) {
    this.store = store;
    this.name = provider + ".consent";
  }

  /** What became of a state. */
  enum Fate {
    GOOD,
    UNKNOWN,
    USED,
    LATE
  }

  /**
   * @param redirect where it was begun for, if it is known at all
   */
  record Taken(Fate fate, @Nullable URI redirect) {}

  /** Of many that were begun, the latest count. */
  void add(String state, URI redirect, Instant now) {
    var begun =
        new Json.One(hash(state), redirect.toString(), now.plus(LIFETIME).getEpochSecond(), false);
    change(
        all -> {
          var next = new ArrayList<>(all);
          next.add(begun);
          return next.subList(Math.max(0, next.size() - KEPT), next.size());
        });
  }

  /** Uses a state up, for this caller and nobody else. */
  Taken take(String state, Instant now) {
    String hash = hash(state);
    List<Json.One> before =
        change(
            all -> all.stream().map(one -> one.hash().equals(hash) ? one.asUsed() : one).toList());
    Optional<Json.One> known = before.stream().filter(one -> one.hash().equals(hash)).findFirst();
    if (known.isEmpty()) {
      return new Taken(Fate.UNKNOWN, null);
    }
    URI redirect = URI.create(known.get().redirect());
    if (known.get().used()) {
      return new Taken(Fate.USED, redirect);
    }
    boolean late = now.getEpochSecond() >= known.get().until();
    return new Taken(late ? Fate.LATE : Fate.GOOD, redirect);
  }

  /**
   * @return what was there before
   */
  private List<Json.One> change(UnaryOperator<List<Json.One>> change) {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredToken> token = load();
      List<Json.One> before = token.map(it -> read(it.bytes())).orElse(List.of());
      byte[] after =
          ADAPTER
              .toJson(new Json.All(List.copyOf(change.apply(before))))
              .getBytes(StandardCharsets.UTF_8);
      if (store.compareAndSet(name, token.map(StoredToken::version).orElse(0L), after)) {
        return before;
      }
    }
    throw new StoreException.Conflict(
        "tokens.busy", "\"" + name + "\" is being written all the time", "Try again.");
  }

  /** What cannot be read any more is worth nothing: the person begins anew. */
  private Optional<StoredToken> load() {
    try {
      return store.load(name);
    } catch (StoreException.Corrupt e) {
      store.remove(name);
      return Optional.empty();
    }
  }

  private static List<Json.One> read(byte[] bytes) {
    try {
      Json.All all = ADAPTER.fromJson(new String(bytes, StandardCharsets.UTF_8));
      return all == null || all.begun() == null ? List.of() : all.begun();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  private static String hash(String state) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Moshi needs public records; inside a package-private interface nobody else can name them. */
  interface Json {
    record All(@Nullable List<One> begun) {}

    /**
     * @param until epoch seconds
     */
    record One(String hash, String redirect, long until, boolean used) {
      One asUsed() {
        return new One(hash, redirect, until, true);
      }
    }
  }
}
