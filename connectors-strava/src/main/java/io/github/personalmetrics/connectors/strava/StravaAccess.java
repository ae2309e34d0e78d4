package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthConsent;
import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.connectors.http.RateBudget;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.store.TokenStore;
import java.security.SecureRandom;
import java.time.Clock;
import okhttp3.OkHttpClient;

/** The way to one person's account, which all streams share: the wire, the tokens, the budget. */
final class StravaAccess {

  static final String PROVIDER = "strava";

  private final StravaApi api;
  private final OAuthSession session;
  private final RateBudget budget;

  private StravaAccess(StravaApi api, OAuthSession session, RateBudget budget) {
    this.api = api;
    this.budget = budget;
    this.session = session;
  }

  static StravaAccess of(
      StravaConfig config, TokenStore tokens, RateBudget budget, OkHttpClient client, Clock clock) {
    var api =
        ProviderApi.of(PROVIDER, counted(client))
            .withClock(clock)
            .withErrors(new StravaErrors(clock))
            .withBudget(budget)
            .create(StravaApi.class, config.baseUrl());
    var session =
        OAuthSession.of(
            PROVIDER, tokens, app(config, client, clock), config.tokens().orElse(null), clock);
    return new StravaAccess(api, session, budget);
  }

  static StravaAccess of(StravaConfig config, ConnectorContext context, OkHttpClient client) {
    Clock clock = context.clock();
    return of(config, context.tokens(), budget(config, context.shared(), clock), client, clock);
  }

  /** A call that is repeated behind our back is not counted. */
  private static OkHttpClient counted(OkHttpClient client) {
    return client.newBuilder().retryOnConnectionFailure(false).build();
  }

  static Consent consent(
      StravaConfig config, ConnectorContext context, OkHttpClient client, SecureRandom random) {
    Clock clock = context.clock();
    return OAuthConsent.of(PROVIDER, context.tokens(), app(config, client, clock), clock, random)
        .withSeed(config.tokens().orElse(null));
  }

  static RateBudget budget(StravaConfig config, TokenStore shared, Clock clock) {
    StravaLimits limits = config.limits();
    return RateBudget.of(PROVIDER, shared, clock, limits.windows(), limits);
  }

  /**
   * Token requests are not counted at Strava. One that is repeated behind our back could use up
   * what it asks for.
   */
  private static StravaTokens app(StravaConfig config, OkHttpClient client, Clock clock) {
    var api =
        ProviderApi.of(PROVIDER, counted(client))
            .withClock(clock)
            .withErrors(new StravaErrors(clock))
            .create(StravaOAuthApi.class, config.oauthUrl());
    return new StravaTokens(api, config, clock);
  }

  StravaApi api() {
    return api;
  }

  OAuthSession session() {
    return session;
  }

  RateBudget budget() {
    return budget;
  }
}
