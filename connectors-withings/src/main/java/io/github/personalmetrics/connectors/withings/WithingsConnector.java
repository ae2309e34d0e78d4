package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

  WithingsConnector(Stream stream, StreamReader reader, Instant since) {
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
    return access(config, tokens, client, clock).connector(new MeasureRows());
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
    return access(config, tokens, client, clock).connector(new DayRows());
  }

  /** Walks, runs, swims and whatever else there is, as {@code withings/workouts}. */
  public static WithingsConnector workouts(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return access(config, tokens, client, clock).connector(new WorkoutRows());
  }

  /** Nights and naps, as {@code withings/sleep}: a measurement at each waking. */
  public static WithingsConnector sleep(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return access(config, tokens, client, clock).connector(new NightRows());
  }

  /**
   * Every stream, in the order of those above, for an application with several persons, who share
   * its limits.
   *
   * @param client lends its connections
   */
  public static List<WithingsConnector> all(
      WithingsConfig config, ConnectorContext context, OkHttpClient client) {
    var access = WithingsAccess.of(config, context, client);
    return WithingsAccess.streams().stream().map(access::connector).toList();
  }

  private static WithingsAccess access(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    return WithingsAccess.of(
        config, tokens, WithingsAccess.budget(config, tokens, clock), client, clock);
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
