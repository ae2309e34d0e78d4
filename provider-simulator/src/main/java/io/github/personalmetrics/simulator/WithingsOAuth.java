package io.github.personalmetrics.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The consent page, and the services that give, renew and revoke tokens. */
final class WithingsOAuth {
  private final WithingsAccount account;
  private final WithingsTokenBook book;
  private final WithingsSignatures signatures;
  private final ConsentPage page;
  private final boolean anyToken;

  /**
   * @param anyToken take every client, access token and refresh token for good (recorded rows);
   *     codes are still checked
   */
  WithingsOAuth(
      WithingsAccount account,
      WithingsTokenBook book,
      WithingsSignatures signatures,
      ConsentPage page,
      boolean anyToken) {
    this.account = account;
    this.book = book;
    this.signatures = signatures;
    this.page = page;
    this.anyToken = anyToken;
  }

  void authorize(Optional<String> bearer) {
    var token = bearer.orElseThrow(WithingsError::invalidToken);
    if (!book.use(token) && !anyToken) {
      throw WithingsError.invalidToken();
    }
  }

  Reply consent(Params params) {
    require(params, "response_type", "code");
    checkClient(params, "client_id", account.clientId());
    var state = required(params, "state");
    var redirectUri = required(params, "redirect_uri");
    var scope = page.ticked(required(params, "scope"));
    return page.denies()
        ? ConsentPage.back(redirectUri, "error", "access_denied", "state", state)
        : ConsentPage.back(redirectUri, "code", book.consent(redirectUri, scope), "state", state);
  }

  /** A number for a signed request, for an app that signs this request with the time instead. */
  Map<String, Object> nonce(Params params) {
    checkClient(params, "client_id", account.clientId());
    var signed = signatures.of("getnonce", account.clientId(), required(params, "timestamp"));
    require(params, "signature", signed);
    return Map.of("nonce", signatures.nextNonce());
  }

  /** Every token of the user dies. */
  Map<String, Object> revoke(Params params) {
    checkClient(params, "client_id", account.clientId());
    var nonce = required(params, "nonce");
    require(params, "signature", signatures.of("revoke", account.clientId(), nonce));
    if (!signatures.use(nonce)) {
      throw WithingsError.invalid("nonce");
    }
    require(params, "userid", account.userId());
    book.revoke();
    return Map.of();
  }

  Map<String, Object> token(Params params) {
    checkClient(params, "client_id", account.clientId());
    checkClient(params, "client_secret", account.clientSecret());
    return switch (required(params, "grant_type")) {
      case "authorization_code" ->
          body(
              book.exchange(required(params, "code"), required(params, "redirect_uri"))
                  .orElseThrow(() -> WithingsError.invalid("code")));
      case "refresh_token" -> body(refresh(required(params, "refresh_token")));
      default -> throw WithingsError.invalid("grant_type");
    };
  }

  private WithingsTokens refresh(String token) {
    var wait = anyToken ? Duration.ZERO : book.waitToRepeat(token);
    if (!wait.isZero()) {
      throw WithingsError.sameArguments(wait);
    }
    var tokens = book.refresh(token);
    return anyToken
        ? tokens.orElseGet(() -> book.issue(account.tokens().scope()))
        : tokens.orElseThrow(() -> WithingsError.invalid("refresh_token"));
  }

  private Map<String, Object> body(WithingsTokens tokens) {
    var body = new LinkedHashMap<String, Object>();
    body.put("userid", account.userId());
    body.put("access_token", tokens.access());
    body.put("refresh_token", tokens.refresh());
    body.put("scope", tokens.scope());
    body.put("expires_in", book.lifetime().toSeconds());
    body.put("token_type", "Bearer");
    return body;
  }

  private void checkClient(Params params, String name, String expected) {
    if (anyToken) {
      required(params, name);
    } else {
      require(params, name, expected);
    }
  }

  private static void require(Params params, String name, String expected) {
    if (!required(params, name).equals(expected)) {
      throw WithingsError.invalid(name);
    }
  }

  private static String required(Params params, String name) {
    return params.first(name).orElseThrow(() -> WithingsError.invalid(name));
  }
}
