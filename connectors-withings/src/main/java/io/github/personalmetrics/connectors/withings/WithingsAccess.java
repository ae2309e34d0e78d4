package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthConsent;
import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.connectors.http.RateBudget;
import io.github.personalmetrics.connectors.http.RateHeaders;
import io.github.personalmetrics.connectors.http.RateWindow;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;

/** The way to one person's account, which all streams share: the wire, the tokens, the budget. */
final class WithingsAccess {

  static final String PROVIDER = "withings";

  private static final List<Stream> STREAMS =
      List.of(new MeasureRows(), new DayRows(), new WorkoutRows(), new NightRows());

  private final WithingsApi api;
  private final OAuthSession session;
  private final Instant since;
  private final Clock clock;

  private WithingsAccess(WithingsApi api, OAuthSession session, Instant since, Clock clock) {
    this.api = api;
    this.session = session;
    this.since = since;
    this.clock = clock;
  }

  static WithingsAccess of(
      WithingsConfig config,
      TokenStore tokens,
      RateBudget budget,
      OkHttpClient client,
      Clock clock) {
    var api =
        ProviderApi.of(PROVIDER, counted(client))
            .withClock(clock)
            .withBudget(budget)
            .create(WithingsApi.class, config.baseUrl());
    var session =
        OAuthSession.of(
            PROVIDER,
            tokens,
            app(config, budget, client, clock),
            config.tokens().orElse(null),
            clock);
    return new WithingsAccess(api, session, config.since(), clock);
  }

  static WithingsAccess of(WithingsConfig config, ConnectorContext context, OkHttpClient client) {
    Clock clock = context.clock();
    return of(config, context.tokens(), budget(config, context.shared(), clock), client, clock);
  }

  /** A call that is repeated behind our back is not counted. */
  private static OkHttpClient counted(OkHttpClient client) {
    return client.newBuilder().retryOnConnectionFailure(false).build();
  }

  static Consent consent(
      WithingsConfig config, ConnectorContext context, OkHttpClient client, SecureRandom random) {
    Clock clock = context.clock();
    var app = app(config, budget(config, context.shared(), clock), client, clock);
    return OAuthConsent.of(PROVIDER, context.tokens(), app, clock, random)
        .withSeed(config.tokens().orElse(null));
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
    var api =
        ProviderApi.of(PROVIDER, counted(client))
            .withClock(clock)
            .withBudget(budget)
            .create(WithingsOAuthApi.class, config.baseUrl());
    return new WithingsTokens(api, config, clock);
  }

  static List<Stream> streams() {
    return STREAMS;
  }

  /**
   * Whether it makes sense to ask, as far as is known without asking. A person who never allowed
   * more than measures would otherwise be told so at every sync; without measures, everybody is.
   */
  boolean mayAllow(Stream stream) {
    if (stream.source().equals(MeasureRows.SOURCE)) {
      return true;
    }
    try {
      return session
          .account()
          .filter(account -> !account.scopes().isEmpty())
          .map(account -> account.scopes().contains(stream.scope()))
          .orElse(true);
    } catch (StoreException e) {
      // The sync will say so.
      return true;
    }
  }

  WithingsConnector connector(Stream stream) {
    var query = new StreamQuery(api, session, stream);
    return new WithingsConnector(stream, new StreamReader(query, stream, since, clock), since);
  }
}
