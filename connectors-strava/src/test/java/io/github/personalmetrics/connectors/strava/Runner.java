package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** Somebody with a store and a connector to a simulated Strava. */
final class Runner {

  final SettableClock clock;
  final SubjectStore store;

  Runner(SettableClock clock) {
    this.clock = clock;
    this.store = new InMemoryStore(clock).open(SubjectId.of("me"));
  }

  static StravaConfig config(ProviderSimulator simulator) {
    return StravaConfig.of(simulator.stravaClientId(), simulator.stravaClientSecret())
        .withBaseUrl(simulator.stravaBaseUrl())
        .withOauthUrl(simulator.stravaOauthUrl())
        .withTokens(simulator.stravaAccessToken(), simulator.stravaRefreshToken())
        .withSince(Instant.EPOCH);
  }

  StravaConnector connector(StravaConfig config) {
    return StravaConnector.activities(config, store.tokens(), new OkHttpClient(), clock);
  }

  SourceRun sync(StravaConfig config) {
    return SyncEngine.of(store, List.of(connector(config)), clock).sync().runs().get(0);
  }

  SourceRun syncWithTracks(StravaConfig config) {
    var connector = connector(config).withTracks();
    return SyncEngine.of(store, List.of(connector), clock).sync().runs().get(0);
  }

  /** Every page from the start to the end, without an engine. */
  List<Page> readAll(StravaConfig config) {
    var connector = connector(config);
    var pages = new ArrayList<Page>();
    Cursor cursor = Cursor.START;
    do {
      pages.add(connector.fetch(FetchRequest.resume(cursor)));
      cursor = pages.get(pages.size() - 1).next();
    } while (pages.get(pages.size() - 1).hasMore());
    return pages;
  }

  static List<String> ids(List<? extends HealthRecord> records) {
    return records.stream().map(record -> record.key().externalId()).toList();
  }

  static List<HealthRecord> records(List<Page> pages) {
    return pages.stream().flatMap(page -> page.records().stream()).toList();
  }
}
