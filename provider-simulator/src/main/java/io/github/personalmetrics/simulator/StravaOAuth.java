package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The consent page, and what gives, renews and revokes tokens. */
final class StravaOAuth {
  private static final String FULL =
      "<!DOCTYPE html><title>Strava</title>"
          + "<h1>Error 403: Limit of connected athletes exceeded</h1>\n";

  private final StravaSettings settings;
  private final StravaTokenBook book;
  private final Clock clock;
  private final ConsentPage page;
  private final boolean anyToken;
  private volatile long athleteAtThePage;

  /**
   * @param anyToken take every client, access token and refresh token for good (recorded rows)
   */
  StravaOAuth(
      StravaSettings settings,
      StravaTokenBook book,
      Clock clock,
      ConsentPage page,
      boolean anyToken) {
    this.settings = settings;
    this.book = book;
    this.clock = clock;
    this.page = page;
    this.anyToken = anyToken;
    this.athleteAtThePage = settings.athleteId();
  }

  /** Who gives consent from now on. */
  void athleteAtThePage(long athlete) {
    athleteAtThePage = athlete;
  }

  /**
   * @return whose activities the request may see
   * @throws StravaError unless it may see any
   */
  StravaTable.Viewer authorize(Request request, String permission) {
    var token = request.bearer().orElseThrow(StravaError::invalidToken);
    var tokens = book.alive(token);
    if (tokens.isEmpty() && !anyToken) {
      throw StravaError.invalidToken();
    }
    if (tokens.isPresent() && !tokens.get().allows(permission)) {
      throw StravaError.missingScope(permission);
    }
    return tokens
        .map(it -> new StravaTable.Viewer(anyToken ? null : it.athlete(), it.allowsAll()))
        .orElse(new StravaTable.Viewer(null, true));
  }

  Reply consent(Params params) {
    checkClient(params, "client_id", settings.clientId());
    if (params.first("response_type").filter("code"::equals).isEmpty()) {
      throw StravaError.invalid("Authorize", "response_type");
    }
    var scope = params.first("scope").orElseThrow(() -> StravaError.invalid("Authorize", "scope"));
    var redirect =
        params
            .first("redirect_uri")
            .orElseThrow(() -> StravaError.invalid("Application", "redirect_uri"));
    var state = params.first("state").orElse("");
    if (page.isFull()) {
      return Reply.html(403, FULL);
    }
    if (page.denies()) {
      return ConsentPage.back(redirect, "state", state, "error", "access_denied");
    }
    var ticked = page.ticked(scope);
    return ConsentPage.back(
        redirect, "state", state, "code", book.consent(ticked, athleteAtThePage), "scope", ticked);
  }

  /** The way until 2027: by the access token. */
  Map<String, Object> deauthorize(Request request) {
    var token = request.bearer().orElseThrow(StravaError::invalidToken);
    if (book.alive(token).isEmpty() && !anyToken) {
      throw StravaError.invalidToken();
    }
    book.revoke();
    return Map.of("access_token", token);
  }

  /** The way since 2026: the app names a token. A token that nobody knows is as good as revoked. */
  Map<String, Object> revoke(Request request) {
    var app = request.basic().orElseThrow(() -> StravaError.invalid("Application", "client_id"));
    if (!anyToken && !app.equals(settings.clientId() + ":" + settings.clientSecret())) {
      throw StravaError.invalid("Application", "client_id");
    }
    var token = request.params().first("token").orElse("");
    if (book.knows(token)) {
      book.revoke();
    }
    return Map.of();
  }

  Map<String, Object> token(Params params) {
    checkClient(params, "client_id", settings.clientId());
    checkClient(params, "client_secret", settings.clientSecret());
    return switch (params.first("grant_type").orElse("")) {
      case "authorization_code" -> {
        var tokens =
            params
                .first("code")
                .flatMap(book::exchange)
                .orElseThrow(() -> StravaError.invalid("AuthorizationCode", "code"));
        var body = body(tokens);
        body.put("athlete", athlete(tokens.athlete()));
        yield body;
      }
      case "refresh_token" -> body(refresh(params.first("refresh_token").orElse("")));
      default -> throw StravaError.invalid("Application", "grant_type");
    };
  }

  /** The athlete of a token, as others see them. */
  Map<String, Object> athlete(@Nullable Long athleteId) {
    return athlete(athleteId == null ? settings.athleteId() : athleteId.longValue());
  }

  private static Map<String, Object> athlete(long athleteId) {
    var athlete = new LinkedHashMap<String, Object>();
    athlete.put("id", athleteId);
    athlete.put("resource_state", 2);
    athlete.put("firstname", "Sim");
    athlete.put("lastname", "Runner");
    athlete.put("premium", true);
    athlete.put("summit", true);
    athlete.put("created_at", "2015-01-01T09:00:00Z");
    athlete.put("updated_at", "2015-01-01T09:00:00Z");
    return athlete;
  }

  private StravaTokens refresh(String token) {
    var tokens = book.refresh(token);
    return anyToken && !token.isEmpty()
        ? tokens.orElseGet(() -> book.issue(settings.scope(), settings.athleteId()))
        : tokens.orElseThrow(() -> StravaError.invalid("RefreshToken", "refresh_token"));
  }

  private Map<String, Object> body(StravaTokens tokens) {
    var body = new LinkedHashMap<String, Object>();
    body.put("token_type", "Bearer");
    body.put("access_token", tokens.access());
    body.put("expires_at", tokens.diesAt().getEpochSecond());
    body.put("expires_in", Duration.between(clock.instant(), tokens.diesAt()).toSeconds());
    body.put("refresh_token", tokens.refresh());
    return body;
  }

  private void checkClient(Params params, String name, String expected) {
    var given = params.first(name);
    if (given.isEmpty() || !(anyToken || given.get().equals(expected))) {
      throw StravaError.invalid("Application", name);
    }
  }
}
