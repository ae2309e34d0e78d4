package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** Somebody with a store, a simulated Withings account and a connector between the two. */
final class Person {

  static final LocalDate FIRST_DAY = LocalDate.parse("2024-03-01");
  static final LocalDate LAST_DAY = LocalDate.parse("2026-03-01");

  final SettableClock clock;
  final SubjectStore store;
  final ProviderSimulator simulator;
  final WithingsConfig config;
  final TokenStore tokens;
  final WithingsConnector connector;

  Person(ProviderSimulator simulator, Path folder) {
    this(simulator, folder, Instant.EPOCH);
  }

  Person(ProviderSimulator simulator, Path folder, Instant since) {
    this(simulator, folder, since, SettableClock.at("2026-03-02T12:00:00Z"));
  }

  Person(ProviderSimulator simulator, Path folder, Instant since, SettableClock clock) {
    this.simulator = simulator;
    this.clock = clock;
    this.store = new InMemoryStore(clock).open(SubjectId.of("me"));
    this.config =
        WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
            .withBaseUrl(simulator.withingsBaseUrl())
            // In a test a thousand calls fall into one moment.
            .withRequestsPerMinute(0)
            .withTokens(simulator.withingsAccessToken(), simulator.withingsRefreshToken())
            .withSince(since);
    var keys = TokenKeys.readOrCreate(folder.resolve("keys.json"));
    this.tokens = new EncryptedTokenStore(store.tokens(), keys, store.subject());
    this.connector = WithingsConnector.measures(config, tokens, new OkHttpClient(), clock);
  }

  /** All four streams. */
  List<WithingsConnector> everything() {
    var client = new OkHttpClient();
    return List.of(
        connector,
        WithingsConnector.activity(config, tokens, client, clock),
        WithingsConnector.workouts(config, tokens, client, clock),
        WithingsConnector.sleep(config, tokens, client, clock));
  }

  /** Every page from the start to the end, without an engine. */
  List<Page> readAll() {
    var pages = new ArrayList<Page>();
    Cursor cursor = Cursor.START;
    do {
      pages.add(connector.fetch(FetchRequest.resume(cursor)));
      cursor = last(pages).next();
    } while (last(pages).hasMore());
    return pages;
  }

  static Page last(List<Page> pages) {
    return pages.get(pages.size() - 1);
  }
}
