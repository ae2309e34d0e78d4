package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.connectors.http.KeptTokens.Versioned;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The consent of one person at one provider, by OAuth 2. Safe for use by many threads. */
public final class OAuthConsent implements Consent {

  private static final int STATE_BYTES = 32;

  private final KeptTokens stored;
  private final PendingConsents pending;
  private final OAuthApp app;
  private final ConsentRefusals refusals;
  private final Clock clock;
  private final SecureRandom random;

  private final @Nullable OAuthTokens seed;

  private OAuthConsent(
      KeptTokens stored,
      PendingConsents pending,
      OAuthApp app,
      ConsentRefusals refusals,
      Clock clock,
      SecureRandom random,
      @Nullable OAuthTokens seed) {
    this.stored = stored;
    this.pending = pending;
    this.app = app;
    this.refusals = refusals;
    this.clock = clock;
    this.random = random;
    this.seed = seed;
  }

  /**
   * @param provider the name of the tokens in the store, and the first part of every error code
   */
  public static OAuthConsent of(
      String provider, TokenStore store, OAuthApp app, Clock clock, SecureRandom random) {
    return new OAuthConsent(
        new KeptTokens(provider, store),
        new PendingConsents(provider, store),
        app,
        new ConsentRefusals(provider, app.displayName()),
        clock,
        random,
        null);
  }

  /**
   * The same, of somebody who may have tokens in the settings.
   *
   * @param seed what is given back at the provider if the store has none
   */
  public OAuthConsent withSeed(@Nullable OAuthTokens seed) {
    return new OAuthConsent(stored, pending, app, refusals, clock, random, seed);
  }

  @Override
  public URI begin(URI redirect) {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    pending.add(state, redirect, clock.instant());
    return app.consentPage(redirect, state);
  }

  @Override
  public String ifNobodyComesBack() {
    return app.ifNobodyComesBack();
  }

  @Override
  public Account complete(Map<String, String> callback, @Nullable Account holder) {
    URI redirect = takeState(callback);
    String error = callback.get("error");
    if (error != null) {
      throw refusals.byProvider(error);
    }
    String code = callback.get("code");
    if (code == null || code.isBlank()) {
      throw refusals.codeMissing();
    }
    OAuthTokens tokens = exchange(code, redirect, Scopes.parse(callback.get("scope")));
    Account account = tokens.account().orElseThrow(refusals::accountUnknown);
    if (holder != null && !holder.id().equals(account.id())) {
      throw refusals.otherAccount(account, holder);
    }
    if (!app.suffices(account.scopes())) {
      throw refusals.scopeMissing(app.scopes(), account.scopes());
    }
    stored.put(tokens);
    return account;
  }

  /** Used up before anything is asked of the provider, so that it cannot be tried twice. */
  private URI takeState(Map<String, String> callback) {
    String state = callback.get("state");
    if (state == null || state.isBlank()) {
      // Even a no: any web page can send one here, and it would end the waiting for the person.
      throw refusals.stateMissing();
    }
    PendingConsents.Taken taken = pending.take(state, clock.instant());
    URI redirect = taken.redirect();
    if (redirect == null || taken.fate() != PendingConsents.Fate.GOOD) {
      throw refusals.state(taken.fate());
    }
    return redirect;
  }

  private OAuthTokens exchange(String code, URI redirect, Set<String> granted) {
    try {
      return app.exchange(code, redirect, granted);
    } catch (Unauthorized e) {
      throw refusals.codeRefused(e);
    }
  }

  @Override
  public void revoke() {
    SourceException untold = null;
    try {
      tell();
    } catch (SourceException e) {
      untold = e;
    }
    stored.forget();
    if (untold != null) {
      throw new Unavailable(
          refusals.code("not-told"),
          "the tokens are forgotten here, but "
              + app.displayName()
              + " could not be told: "
              + untold.getMessage(),
          "Take the access away yourself at " + app.permissionsPage() + ".",
          untold);
    }
  }

  private void tell() {
    Optional<Versioned> known;
    try {
      known = stored.load();
    } catch (Unauthorized e) {
      // Disconnected before.
      return;
    } catch (StoreException.Corrupt e) {
      throw new Unavailable(e.code(), "the stored tokens cannot be read", e.advice(), e);
    }
    known.map(Versioned::tokens).or(() -> Optional.ofNullable(seed)).ifPresent(app::revoke);
  }
}
