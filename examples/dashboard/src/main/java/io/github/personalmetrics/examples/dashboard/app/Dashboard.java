package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.examples.dashboard.account.AccountSection;
import io.github.personalmetrics.examples.dashboard.api.BodyApi;
import io.github.personalmetrics.examples.dashboard.api.ExportApi;
import io.github.personalmetrics.examples.dashboard.api.ForecastApi;
import io.github.personalmetrics.examples.dashboard.api.Health;
import io.github.personalmetrics.examples.dashboard.api.NotesApi;
import io.github.personalmetrics.examples.dashboard.api.OpenApi;
import io.github.personalmetrics.examples.dashboard.api.OverviewApi;
import io.github.personalmetrics.examples.dashboard.api.RunningApi;
import io.github.personalmetrics.examples.dashboard.api.SeriesApi;
import io.github.personalmetrics.examples.dashboard.api.StrengthApi;
import io.github.personalmetrics.examples.dashboard.api.TrainingApi;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsSection;
import io.github.personalmetrics.examples.dashboard.crossfit.CrossfitSection;
import io.github.personalmetrics.examples.dashboard.export.Export;
import io.github.personalmetrics.examples.dashboard.forecast.ForecastSection;
import io.github.personalmetrics.examples.dashboard.forecasting.Training;
import io.github.personalmetrics.examples.dashboard.login.LoginSection;
import io.github.personalmetrics.examples.dashboard.login.ThemeSection;
import io.github.personalmetrics.examples.dashboard.overview.OverviewSection;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.running.RunSection;
import io.github.personalmetrics.examples.dashboard.running.RunningSection;
import io.github.personalmetrics.examples.dashboard.security.Logins;
import io.github.personalmetrics.examples.dashboard.security.Sessions;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.Composition;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Exercises;
import io.github.personalmetrics.examples.dashboard.series.FastestRuns;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Overview;
import io.github.personalmetrics.examples.dashboard.series.Profiles;
import io.github.personalmetrics.examples.dashboard.series.Runs;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.series.Tracks;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.examples.dashboard.sync.SyncEvents;
import io.github.personalmetrics.examples.dashboard.sync.SyncSection;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.MoshiJson;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Visitor;
import io.github.personalmetrics.examples.dashboard.web.WebServer;
import io.github.personalmetrics.examples.dashboard.web.WebServer.Kit;
import io.github.personalmetrics.examples.dashboard.web.WebServer.Looks;
import io.github.personalmetrics.examples.dashboard.weight.WeightSection;
import io.github.personalmetrics.source.SourceConnector;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * The running dashboard. A new section is one line in {@link #sections}, and one in {@link #LINKS}
 * if it has a page.
 */
public final class Dashboard implements AutoCloseable {

  private static final List<NavLink> LINKS =
      List.of(
          OverviewSection.LINK,
          WeightSection.LINK,
          RunningSection.LINK,
          CrossfitSection.LINK,
          ForecastSection.LINK,
          ConnectionsSection.LINK);

  private final Application application;
  private final Series series;
  private final Training training;
  private final Activities activities;
  private final FastestRuns fastest;
  private final SyncService sync;
  private final SyncStatus status;
  private final Sessions sessions;
  private final ScheduledExecutorService executor;
  private final ScheduledExecutorService telling;
  private final SyncEvents events;
  private final WebServer server;

  private Dashboard(Application application, boolean demo) {
    this.application = application;
    Settings settings = application.settings();
    executor = Executors.newSingleThreadScheduledExecutor(work -> daemon("sync", work));
    telling = Executors.newSingleThreadScheduledExecutor(work -> daemon("sync events", work));
    series = new Series(application.metrics(), application.store(), application.zone()::get);
    training = application.training();
    activities = new Activities(application.metrics());
    fastest = new FastestRuns(application.metrics(), activities);
    List<SourceConnector> connectors = application.connectors();
    sync =
        new SyncService(
            application.store(),
            listener -> application.engine(connectors, listener),
            application.providerNames(),
            application.clock(),
            executor,
            settings.syncEvery(),
            this::afterSync);
    status = new SyncStatus(sync, application.clock(), settings.syncEvery());
    sessions = new Sessions(application.accounts(), application.clock(), application.random());
    events = new SyncEvents(sync, new MoshiJson(), this::isStillIn, application.clock(), telling);
    server =
        WebServer.start(
            settings,
            sessions,
            application.random(),
            new Looks(LINKS, status::line, application.zone()::get, demo),
            this::sections);
  }

  /**
   * Serves without syncing by itself.
   *
   * @param demo says on every page that the person is made up
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static Dashboard start(Application application, boolean demo) {
    return new Dashboard(application, demo);
  }

  private List<Section> sections(Kit kit) {
    var clock = application.clock();
    var accounts = application.accounts();
    var logins = new Logins(accounts, application.passwords(), sessions, clock);
    var forecasts = application.forecasts(training);
    var zone = application.zone();
    Supplier<LocalDate> today = () -> LocalDate.ofInstant(clock.instant(), zone.get());
    var metrics = application.metrics();
    var profiles = new Profiles(metrics, activities);
    var workouts = new Workouts(metrics);
    var exercises = new Exercises(metrics);
    var composition = new Composition(metrics);
    var notes = new Notes(application.store(), clock);
    var overview = new Overview(series, activities, workouts, notes);
    var answers = new CachedJson(() -> series.version() + ' ' + zone.get(), kit.json());
    return List.of(
        new LoginSection(kit, logins, sessions, accounts),
        new AccountSection(kit, logins, accounts, notes, zone, today),
        new ThemeSection(kit.cookies(), accounts),
        new Health(application.store().metrics()),
        new SyncSection(sync, events),
        new SeriesApi(series, answers),
        new NotesApi(notes, series),
        new BodyApi(composition, answers),
        new TrainingApi(activities, workouts, answers),
        new RunningApi(new Runs(activities), new Tracks(metrics, activities), profiles, answers),
        new StrengthApi(exercises, answers),
        new ExportApi(new Export(application.store().metrics(), metrics, series), series),
        new OverviewApi(overview, answers, today),
        new OverviewSection(
            kit.pages(), overview, activities, workouts, exercises, series, sync, status, today),
        new WeightSection(kit.pages(), series, composition, sync, status, notes, clock),
        new RunningSection(kit.pages(), activities, fastest, sync, status, today),
        new RunSection(
            kit.pages(), activities, profiles, application.settings().mapTiles(), sync, status),
        new CrossfitSection(
            kit.pages(), workouts, exercises, application.sheet(), sync, status, today),
        new ForecastApi(forecasts),
        new OpenApi(),
        new ForecastSection(
            kit.pages(), forecasts, training, application.trainingAllowed(), sync, status),
        new ConnectionsSection(kit.pages(), sync, status, application.providers()));
  }

  private boolean isStillIn(Visitor visitor) {
    return visitor.session() == null || sessions.isOpen(visitor.session());
  }

  private void afterSync() {
    warm();
    training.trainIfDue(application.settings().trainEvery());
  }

  /** What the Running page shows first takes a look at every track. */
  private void warm() {
    var zone = application.zone().get();
    LocalDate today = LocalDate.ofInstant(application.clock().instant(), zone);
    fastest.warm(new Dates(Range.YEAR.from(today, today), today.plusDays(1)));
  }

  /** Syncs now and then as often as the settings say. */
  public void keepInSync() {
    executor.execute(this::warm);
    sync.keepUp();
  }

  /** Every route as {@code GET /path}, for those who check them all. */
  public List<String> routes() {
    return server.routes();
  }

  /** Where the dashboard answers on this machine. */
  public URI url() {
    return URI.create("http://" + application.settings().host() + ':' + server.port());
  }

  /** Ends requests and syncs; the application stays open. */
  @Override
  public void close() {
    events.close();
    server.close();
    sync.close();
    executor.shutdownNow();
  }

  private static Thread daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
