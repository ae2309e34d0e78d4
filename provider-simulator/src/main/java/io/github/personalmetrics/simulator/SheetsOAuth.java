package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens for a service account: a JWT that it signed, exchanged for a bearer token. */
final class SheetsOAuth {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Set<String> SCOPES =
      Set.of(
          "https://www.googleapis.com/auth/spreadsheets.readonly",
          "https://www.googleapis.com/auth/spreadsheets");
  private static final long HOUR = 3600;

  private final SheetsAccount account;
  private final Supplier<URI> tokenUrl;
  private final Secrets secrets;
  private final boolean anyToken;
  private final Set<String> alive = ConcurrentHashMap.newKeySet();

  SheetsOAuth(SheetsAccount account, Supplier<URI> tokenUrl, Secrets secrets, boolean anyToken) {
    this.account = account;
    this.tokenUrl = tokenUrl;
    this.secrets = secrets;
    this.anyToken = anyToken;
  }

  void authorize(Optional<String> bearer) {
    if (bearer.filter(token -> anyToken || alive.contains(token)).isEmpty()) {
      throw SheetsError.unauthenticated();
    }
  }

  void expireAccessTokens() {
    alive.clear();
  }

  Reply token(Params params) {
    if (params.first("grant_type").filter(GRANT::equals).isEmpty()) {
      return error("unsupported_grant_type", "Invalid grant_type");
    }
    var parts = params.first("assertion").orElse("").split("\\.", -1);
    if (!anyToken) {
      var refusal = refusal(parts);
      if (refusal.isPresent()) {
        return error("invalid_grant", refusal.get());
      }
    }
    var token = secrets.next();
    alive.add(token);
    var body = new LinkedHashMap<String, Object>();
    body.put("access_token", token);
    body.put("expires_in", HOUR - 1);
    body.put("token_type", "Bearer");
    return Reply.json(200, body);
  }

  /** Not held against our clock: the official client only knows the real time, ours may be set. */
  private Optional<String> refusal(String[] parts) {
    if (parts.length != 3) {
      return Optional.of("Assertion is not a JWT");
    }
    try {
      var header = json(parts[0]);
      var claims = json(parts[1]);
      var signature = Base64.getUrlDecoder().decode(parts[2]);
      if (!"RS256".equals(header.get("alg"))
          || !account.signed(parts[0] + '.' + parts[1], signature)) {
        return Optional.of("Invalid JWT Signature.");
      }
      if (!account.email().equals(claims.get("iss"))) {
        return Optional.of("Invalid grant: account not found");
      }
      if (!audiences().contains(claims.get("aud"))) {
        return Optional.of("The audience is not this token endpoint");
      }
      if (!(claims.get("iat") instanceof Long issued)
          || !(claims.get("exp") instanceof Long expires)
          || expires <= issued
          || expires - issued > HOUR) {
        return Optional.of(
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                + " timeframe. Check your iat and exp values in the JWT claim.");
      }
      boolean reads =
          claims.get("scope") instanceof String scope
              && Arrays.stream(scope.split(" ")).anyMatch(SCOPES::contains);
      return reads ? Optional.empty() : Optional.of("Invalid OAuth scope or ID token audience");
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.of("Assertion is not a JWT");
    }
  }

  /** The official client names Google's own endpoint, whatever address it sends the claim to. */
  private Set<Object> audiences() {
    return Set.of(tokenUrl.get().toString(), "https://oauth2.googleapis.com/token");
  }

  private static Map<?, ?> json(String part) throws IOException {
    var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    return Json.read(text) instanceof Map<?, ?> object ? object : Map.of();
  }

  private static Reply error(String code, String description) {
    return Reply.json(400, Map.of("error", code, "error_description", description));
  }
}
