package io.github.personalmetrics.connectors.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Makes a provider's Retrofit interface whose methods return the body itself, or throw a {@link
 * io.github.personalmetrics.source.SourceException}. Safe for use by many threads.
 *
 * <p>Every call has one deadline, a body of at most 16 MiB and no redirects, so that a token never
 * travels to another host. JSON is read to its strict end, and no error shows a secret that was
 * sent.
 */
public final class ProviderApi {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final String provider;
  private final OkHttpClient client;
  private final ErrorReading errors;
  private final Clock clock;

  private ProviderApi(String provider, OkHttpClient client, ErrorReading errors, Clock clock) {
    this.provider = provider;
    this.client = client;
    this.errors = errors;
    this.clock = clock;
  }

  /**
   * @param provider path-safe id, the first part of every error code
   * @param client lends its connections; its redirects are overruled, and so is a call timeout that
   *     it has not: then a call may take 30 seconds
   */
  public static ProviderApi of(String provider, OkHttpClient client) {
    int own = client.callTimeoutMillis();
    return of(provider, client, own == 0 ? CALL_TIMEOUT : Duration.ofMillis(own));
  }

  /**
   * @param callTimeout for one whole call, from resolving the name to the last byte
   */
  public static ProviderApi of(String provider, OkHttpClient client, Duration callTimeout) {
    return new ProviderApi(
        provider,
        client
            .newBuilder()
            .callTimeout(callTimeout)
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(new AnswerCheck())
            .addInterceptor(new BodyLimit())
            .build(),
        answer -> Optional.empty(),
        Clock.systemUTC());
  }

  /** The same for a provider whose errors say more than their status. */
  public ProviderApi withErrors(ErrorReading errors) {
    return new ProviderApi(provider, client, errors, clock);
  }

  /** The same by another clock than the system's; it counts where a wait is said as a date. */
  public ProviderApi withClock(Clock clock) {
    return new ProviderApi(provider, client, errors, clock);
  }

  /** The same, making no call that the budget does not allow. */
  public ProviderApi withBudget(RateBudget budget) {
    return new ProviderApi(
        provider,
        client.newBuilder().addInterceptor(new BudgetInterceptor(budget)).build(),
        errors,
        clock);
  }

  /**
   * @param api a Retrofit interface with plain return types and paths relative to the base
   * @param baseUrl where the provider answers; a missing last slash is added
   */
  public <A> A create(Class<A> api, URI baseUrl) {
    String base = baseUrl.toString();
    return new Retrofit.Builder()
        .baseUrl(base.endsWith("/") ? base : base + '/')
        .client(client)
        .addCallAdapterFactory(new BodyCallAdapter(new ErrorMapping(provider, errors, clock)))
        .addConverterFactory(MoshiConverterFactory.create(RawJson.MOSHI))
        .build()
        .create(api);
  }
}
