package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthConsent;
import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.connectors.http.RateBudget;
import io.github.personalmetrics.connectors.http.RateHeaders;
import io.github.personalmetrics.connectors.http.RateWindow;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.store.TokenStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/** The way to one person's account, which all streams share: the wire, the tokens, the budget. */
final class WithingsAccess {

  static final String PROVIDER = "withings";

  private final WithingsApi api;
  private final OAuthSession session;

  private WithingsAccess(WithingsApi api, OAuthSession session) {
    this.api = api;
    this.session = session;
  }

  static WithingsAccess of(
      WithingsConfig config,
      TokenStore tokens,
      RateBudget budget,
      OkHttpClient client,
      Clock clock) {
    var api =
        ProviderApi.of(PROVIDER, client)
            .withBudget(budget)
            .create(WithingsApi.class, config.baseUrl());
    var session =
        OAuthSession.of(
            PROVIDER,
            tokens,
            app(config, budget, client, clock),
            config.tokens().orElse(null),
            clock);
    return new WithingsAccess(api, session);
  }

  static WithingsAccess of(WithingsConfig config, ConnectorContext context, OkHttpClient client) {
    Clock clock = context.clock();
    return of(config, context.tokens(), budget(config, context.shared(), clock), client, clock);
  }

  static Consent consent(
      WithingsConfig config, ConnectorContext context, OkHttpClient client, SecureRandom random) {
    Clock clock = context.clock();
    var app = app(config, budget(config, context.shared(), clock), client, clock);
    return OAuthConsent.of(PROVIDER, context.tokens(), app, clock, random);
  }

  /** 120 calls a minute unless said otherwise, for all persons; the answers do not tell. */
  static RateBudget budget(WithingsConfig config, TokenStore shared, Clock clock) {
    int calls = config.requestsPerMinute();
    var minute =
        calls == 0
            ? List.<RateWindow>of()
            : List.of(RateWindow.sliding("minute", calls, Duration.ofMinutes(1)));
    return RateBudget.of(PROVIDER, shared, clock, minute, RateHeaders.NONE);
  }

  /** A token request that is repeated behind our back could use up what it asks for. */
  private static WithingsTokens app(
      WithingsConfig config, RateBudget budget, OkHttpClient client, Clock clock) {
    var once = client.newBuilder().retryOnConnectionFailure(false).build();
    var api =
        ProviderApi.of(PROVIDER, once)
            .withBudget(budget)
            .create(WithingsOAuthApi.class, config.baseUrl());
    return new WithingsTokens(api, config, clock);
  }

  WithingsApi api() {
    return api;
  }

  OAuthSession session() {
    return session;
  }
}
