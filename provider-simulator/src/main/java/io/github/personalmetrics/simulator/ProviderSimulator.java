package io.github.personalmetrics.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Data providers on this machine's loopback address, speaking the real wire: Withings under {@code
 * /withings/}, Strava under {@code /strava/}, Google Sheets under {@code /sheets/}. Started by
 * {@link SimulatorBuilder#start()}, stopped by {@link #close()}. Thread-safe.
 */
public final class ProviderSimulator implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String WITHINGS = "/withings/";
  private static final String STRAVA = "/strava/";
  private static final String SHEETS = "/sheets/";

  private final HttpServer server;
  private final ExecutorService threads;
  private final WithingsAccount withings;
  private final WithingsTokenBook withingsBook;
  private final WithingsData withingsData;
  private final StravaSettings strava;
  private final StravaService stravaService;
  private final SheetsAccount sheets;
  private final SheetsService sheetsService;
  private final SimulatedSheet sheet;
  private final Calls calls = new Calls();
  private final ConsentPage consentPage = new ConsentPage();
  private final Secrets secrets;

  ProviderSimulator(
      SimulatorBuilder builder, WithingsData data, StravaTable activities, SimulatedSheet sheet)
      throws IOException {
    var clock = builder.clock;
    secrets = builder.secrets;
    withings = builder.withingsAccount();
    withingsBook = new WithingsTokenBook(clock, builder.tokenLifetime, builder.secrets);
    withingsBook.add(withings.tokens());
    withingsData = data;
    var service =
        new WithingsService(
            new WithingsOAuth(
                withings,
                withingsBook,
                new WithingsSignatures(withings.clientSecret(), clock, secrets),
                consentPage,
                builder.recorded != null),
            data,
            new RateLimit(builder.requestsPerMinute, clock),
            calls);
    strava = builder.strava;
    stravaService =
        strava.service(activities, clock, consentPage, builder.recorded != null, secrets, calls);
    this.sheet = sheet;
    sheets = builder.sheets.account();
    sheetsService =
        builder.sheets.service(sheet, this::sheetsTokenUrl, clock, builder.recorded != null, calls);
    server = HttpServer.create(new InetSocketAddress(loopback(), builder.port), 0);
    threads = Executors.newFixedThreadPool(THREADS, ProviderSimulator::thread);
    server.setExecutor(threads);
    var services = Map.of(WITHINGS, service, STRAVA, stravaService, SHEETS, sheetsService);
    server.createContext("/", new Router(services));
    server.start();
  }

  /** Starts a simulator's settings; one of {@code person} and {@code recorded} must be said. */
  public static SimulatorBuilder builder() {
    return new SimulatorBuilder();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the Withings data and token services are, with a slash at the end. */
  public URI withingsBaseUrl() {
    return URI.create("http://127.0.0.1:" + port() + WITHINGS);
  }

  /** Where {@code oauth2_user/authorize2} is, with a slash at the end; it consents by itself. */
  public URI withingsAccountUrl() {
    return withingsBaseUrl();
  }

  /** The registered app's id. */
  public String withingsClientId() {
    return withings.clientId();
  }

  /** The registered app's secret. */
  public String withingsClientSecret() {
    return withings.clientSecret();
  }

  /** The access token that is valid from the start; refreshed ones are only on the wire. */
  public String withingsAccessToken() {
    return withings.tokens().access();
  }

  /** The refresh token that is valid from the start. */
  public String withingsRefreshToken() {
    return withings.tokens().refresh();
  }

  /** Where Strava's data service is, with a slash at the end. */
  public URI stravaBaseUrl() {
    return URI.create("http://127.0.0.1:" + port() + STRAVA + "api/v3/");
  }

  /** Where {@code authorize} (which consents by itself) and {@code token} are. */
  public URI stravaOauthUrl() {
    return URI.create("http://127.0.0.1:" + port() + STRAVA + "oauth/");
  }

  /** The registered app's id at Strava. */
  public String stravaClientId() {
    return strava.clientId();
  }

  /** The registered app's secret at Strava. */
  public String stravaClientSecret() {
    return strava.clientSecret();
  }

  /** The access token that is valid from the start; refreshed ones are only on the wire. */
  public String stravaAccessToken() {
    return strava.accessToken();
  }

  /** The refresh token that is valid from the start. */
  public String stravaRefreshToken() {
    return strava.refreshToken();
  }

  /** The athlete whose activities these are. */
  public long stravaAthleteId() {
    return strava.athleteId();
  }

  /** The root of the Google Sheets API, with a slash at the end. */
  public URI sheetsRootUrl() {
    return URI.create("http://127.0.0.1:" + port() + SHEETS);
  }

  /** Where a service account exchanges a signed assertion for an access token. */
  public URI sheetsTokenUrl() {
    return sheetsRootUrl().resolve("token");
  }

  /** The id of the one spreadsheet; recorded rows are there under any id. */
  public String sheetsSpreadsheetId() {
    return sheets.spreadsheetId();
  }

  /** The service account's key file, with a key made for this run and our own token address. */
  public String sheetsCredentialsJson() {
    return sheets.credentialsJson(sheetsTokenUrl());
  }

  /** What the scale and the blood pressure monitor told Withings, to be changed. */
  public SimulatedMeasures measures() {
    return withingsData.measures();
  }

  /** The days of {@code getactivity}, to be changed. */
  public SimulatedRows activity() {
    return withingsData.rows("getactivity");
  }

  /** The sessions of {@code getworkouts}, to be changed. */
  public SimulatedRows workouts() {
    return withingsData.rows("getworkouts");
  }

  /** The nights of {@code getsummary}, to be changed. */
  public SimulatedRows sleep() {
    return withingsData.rows("getsummary");
  }

  /** What the watch and its owner told Strava, to be changed. */
  public SimulatedActivities activities() {
    return stravaService.activities();
  }

  /** The spreadsheet, to be edited as its owner would. */
  public SimulatedSheet sheet() {
    return sheet;
  }

  /**
   * How many requests reached an action, whatever the answer: {@code withings/getmeas} (and {@code
   * getactivity}, {@code getworkouts}, {@code getsummary}), {@code withings/requesttoken} (of them
   * {@code withings/refresh_token} and {@code withings/authorization_code}), {@code
   * withings/getnonce}, {@code withings/revoke}, {@code withings/authorize2}; {@code
   * strava/activities}, {@code strava/create}, {@code strava/activity}, {@code strava/streams},
   * {@code strava/athlete}, {@code strava/authorize}, {@code strava/authorization_code}, {@code
   * strava/refresh_token}, {@code strava/revoke}, {@code strava/deauthorize}; {@code sheets/token},
   * {@code sheets/get}, {@code sheets/values}, {@code sheets/batchGet}.
   */
  public int calls(String action) {
    return calls.of(action);
  }

  /** Expires every Withings access token now; refresh tokens stay. Recorded rows take any token. */
  public void expireWithingsTokens() {
    withingsBook.expireAccessTokens();
  }

  /** Expires every Strava access token now; refresh tokens stay. Recorded rows take any token. */
  public void expireStravaTokens() {
    stravaService.book().expireAccessTokens();
  }

  /** From now on the person says no on the consent pages of Withings and Strava, or yes again. */
  public void denyConsents(boolean deny) {
    consentPage.deny(deny);
  }

  /** From now on the person unticks these scopes on the consent pages; none ticks all again. */
  public void untickScopes(String... scopes) {
    consentPage.untick(List.of(scopes));
  }

  /**
   * From now on Strava's consent page says that the app has as many people as it may, and sends
   * nobody back; or asks again.
   */
  public void stravaAthleteLimit(boolean reached) {
    consentPage.full(reached);
  }

  /** The person withdraws the consent at Withings: no token works any more. */
  public void revokeWithingsConsent() {
    withingsBook.revoke();
  }

  /**
   * From now on every token at Strava allows this much, such as {@code read,activity:read}, and no
   * answer says so.
   */
  public void stravaScope(String scope) {
    stravaService.book().scope(scope);
  }

  /** From now on this athlete gives the consent at Strava; their account is empty. */
  public void stravaAthleteAtThePage(long athleteId) {
    stravaService.oauth().athleteAtThePage(athleteId);
  }

  /** The most reading calls that Strava got in one of its quarters of an hour, refused or not. */
  public int busiestStravaQuarter() {
    return stravaService.limits().busiestQuarter();
  }

  /** The most reading calls that Strava got in one UTC day, refused or not. */
  public int busiestStravaDay() {
    return stravaService.limits().busiestDay();
  }

  /** Strava as it was before June 2026: only {@code deauthorize} takes a consent back. */
  public void withoutStravaRevoke() {
    stravaService.oldRevokeOnly();
  }

  /**
   * Every secret that was handed out so far: app secrets, codes, nonces, access and refresh tokens.
   * For tests that look for leaks.
   */
  public List<String> secrets() {
    return secrets.made();
  }

  /** The person withdraws the consent at Strava: no token works any more. */
  public void revokeStravaConsent() {
    stravaService.book().revoke();
  }

  /**
   * Strava shuts the app off for lack of a subscription: data calls fail, renewing tokens works.
   */
  public void deactivateStravaApp() {
    stravaService.deactivate();
  }

  /** Expires every Google access token now. Recorded rows take any token. */
  public void expireSheetsTokens() {
    sheetsService.expireAccessTokens();
  }

  /** Stops listening, cuts open connections and ends the threads. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "provider-simulator");
    thread.setDaemon(true);
    return thread;
  }
}
