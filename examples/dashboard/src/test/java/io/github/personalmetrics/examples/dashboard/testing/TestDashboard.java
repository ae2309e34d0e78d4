package io.github.personalmetrics.examples.dashboard.testing;

import io.github.personalmetrics.connectors.strava.StravaProvider;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.examples.dashboard.app.Dashboard;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.settings.SettingsReader;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard on a free port, over a store in memory, on a clock that stands still. */
public final class TestDashboard implements AutoCloseable {

  public static final String NOW = "2026-11-23T08:00:00Z";
  public static final String PASSWORD = "correct horse battery";
  public static final String API_TOKEN = "0123456789abcdef0123456789abcdef";

  public final SettableClock clock = SettableClock.at(NOW);
  public final Application application;
  public final Dashboard dashboard;
  private final Path folder;

  private TestDashboard(Map<String, String> environment, List<SourceConnector> connectors) {
    try {
      folder = Files.createTempDirectory("dashboard-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var all = new HashMap<String, String>();
    all.put("PM_ZONE", "Europe/Paris");
    all.put("PM_PORT", "0");
    all.put("PM_API_TOKEN", API_TOKEN);
    all.put("PM_SECRETS_KEY_FILE", folder.resolve("key").toString());
    all.put("PM_MODELS", "file:" + folder.resolve("models"));
    all.putAll(environment);
    List<ConnectorProvider> providers = List.of(new FakeProvider(connectors), new StravaProvider());
    Settings settings = new SettingsReader(providers, all).read(null);
    application = new Application(settings, providers, new InMemoryStore(clock), clock);
    dashboard = Dashboard.start(application, false);
  }

  public static TestDashboard start() {
    return new TestDashboard(Map.of(), List.of());
  }

  public static TestDashboard start(Map<String, String> environment) {
    return new TestDashboard(environment, List.of());
  }

  public static TestDashboard start(
      Map<String, String> environment, List<SourceConnector> connectors) {
    return new TestDashboard(environment, connectors);
  }

  public static TestDashboard start(SourceConnector... connectors) {
    return new TestDashboard(Map.of(), List.of(connectors));
  }

  public URI url() {
    return dashboard.url();
  }

  public SubjectStore store() {
    return application.store();
  }

  public TestDashboard store(HealthRecord... records) {
    TestCommit.to(store(), Records.MEASURES, clock).records(records).commit();
    return this;
  }

  /** The same from another source than {@link Records#MEASURES}. */
  public TestDashboard storeFrom(SourceId source, HealthRecord... records) {
    TestCommit.to(store(), source, clock).records(records).commit();
    return this;
  }

  /** What a device recorded during an activity that is stored. */
  public TestDashboard track(RecordKey key, Track track) {
    Lease lease = TestCommit.to(store(), key.source(), clock).build().lease();
    store().ledger().commit(new TrackCommit(lease, key, track));
    return this;
  }

  public TestDashboard reject(Rejection... rejections) {
    SourceId source = rejections[0].source();
    TestCommit.to(store(), source, clock).rejected(rejections).commit();
    return this;
  }

  /** Learns from what is stored, as the command does. */
  public TestDashboard trained() {
    var training = application.training();
    training.train(training.data());
    return this;
  }

  /** Does what a program with the API's token does. */
  public Browser program() {
    return stranger().with("Authorization", "Bearer " + API_TOKEN);
  }

  /** A browser that nobody logged in with. */
  public Browser stranger() {
    return new Browser(url());
  }

  public Browser owner() {
    return loggedIn("anna", Role.OWNER);
  }

  public Browser viewer() {
    return loggedIn("bert", Role.VIEWER);
  }

  private Browser loggedIn(String name, Role role) {
    if (application.accounts().find(name).isEmpty()) {
      application.accounts().add(name, role, PASSWORD);
    }
    Browser browser = stranger();
    if (browser.login(name, PASSWORD).statusCode() != 303) {
      throw new AssertionError("the login failed");
    }
    return browser;
  }

  @Override
  public void close() {
    dashboard.close();
    application.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
