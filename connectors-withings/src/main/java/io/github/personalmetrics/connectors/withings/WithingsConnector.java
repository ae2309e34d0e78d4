package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Reads one stream of what a person's devices tell Withings. Safe for use by many threads.
 *
 * <p>It follows the provider's advice: ask for what changed since the latest change seen. So a
 * reading that arrives weeks late, or is edited years later, is found. What was deleted is missed
 * once a day, when the last 90 days are listed.
 */
public final class WithingsConnector implements SourceConnector {

  private final Stream stream;
  private final StreamReader reader;
  private final Instant since;

  private WithingsConnector(Stream stream, StreamReader reader, Instant since) {
    this.stream = stream;
    this.reader = reader;
    this.since = since;
  }

  /**
   * What a scale, a blood pressure monitor or a watch measured, as {@code withings/measures}.
   *
   * @param tokens where the person's tokens live; wrap it to encrypt them
   * @param client lends its connections
   */
  public static WithingsConnector measures(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return Access.of(config, tokens, client, clock).connector(new MeasureRows());
  }

  /**
   * Steps, distance, energy and heart rate of each day, as {@code withings/activity}: a measurement
   * for each day and device, at ten in the morning UTC, which is on that date almost everywhere.
   *
   * <p>What another application sent to Withings (Google Fit, Apple Health) repeats what the
   * person's other sources say. It is kept under metrics of its own, such as {@code
   * activity.steps.external}: totals of {@code activity.steps} count Withings' devices only. Two of
   * those on one day are two measurements.
   */
  public static WithingsConnector activity(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return Access.of(config, tokens, client, clock).connector(new DayRows());
  }

  /** Walks, runs, swims and whatever else there is, as {@code withings/workouts}. */
  public static WithingsConnector workouts(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return Access.of(config, tokens, client, clock).connector(new WorkoutRows());
  }

  /** Nights and naps, as {@code withings/sleep}: a measurement at each waking. */
  public static WithingsConnector sleep(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return Access.of(config, tokens, client, clock).connector(new NightRows());
  }

  /** One person's way to the provider, which several streams may share. */
  record Access(WithingsApi api, OAuthSession session, Instant since, Clock clock) {

    private static final List<Stream> STREAMS =
        List.of(new MeasureRows(), new DayRows(), new WorkoutRows(), new NightRows());

    static Access of(WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
      var api = ProviderApi.of("withings", client).create(WithingsApi.class, config.baseUrl());
      var session =
          OAuthSession.of(
              "withings",
              tokens,
              new WithingsTokens(api, config, clock),
              config.tokens().orElse(null),
              clock);
      return new Access(api, session, config.since(), clock);
    }

    static List<String> streams() {
      return STREAMS.stream().map(stream -> stream.source().stream()).toList();
    }

    Optional<WithingsConnector> connector(String name) {
      return STREAMS.stream()
          .filter(stream -> stream.source().stream().equals(name))
          .findFirst()
          .map(this::connector);
    }

    /**
     * Whether it makes sense to ask, as far as is known without asking. A person who never allowed
     * more than measures would otherwise be told so at every sync; without measures, everybody is.
     */
    boolean mayAllow(WithingsConnector connector) {
      if (connector.source().equals(MeasureRows.SOURCE)) {
        return true;
      }
      try {
        return session
            .account()
            .filter(account -> !account.scopes().isEmpty())
            .map(account -> account.scopes().contains(connector.stream.scope()))
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

  @Override
  public SourceId source() {
    return stream.source();
  }

  @Override
  public String recipe() {
    return "1 since=" + since.getEpochSecond();
  }

  @Override
  public Page fetch(FetchRequest request) {
    return request instanceof FetchRequest.Window window
        ? reader.window(window.range())
        : reader.resume((FetchRequest.Resume) request);
  }
}
