package io.github.personalmetrics.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The consent page, which always says yes, and the token endpoint. */
final class WithingsOAuth {
  private final WithingsAccount account;
  private final WithingsTokenBook book;
  private final boolean anyToken;

  /**
   * @param anyToken take every client, access token and refresh token for good (recorded rows);
   *     codes are still checked
   */
  WithingsOAuth(WithingsAccount account, WithingsTokenBook book, boolean anyToken) {
    this.account = account;
    this.book = book;
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
    var code = book.consent(redirectUri, required(params, "scope"));
    var separator = redirectUri.contains("?") ? "&" : "?";
    return Reply.redirect(
        URI.create(redirectUri + separator + "code=" + code + "&state=" + encode(state)));
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

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
