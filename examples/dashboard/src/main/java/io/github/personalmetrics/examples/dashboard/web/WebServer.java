package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.security.Sessions;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The web server: Javalin with the gate before and the errors behind every section. */
public final class WebServer implements AutoCloseable {

  /** What sections are made with. */
  public record Kit(
      Pages pages, MoshiJson json, Cookies cookies, Csrf csrf, ClientAddress addresses) {}

  /**
   * What the frame of every page shows.
   *
   * @param zone where the person is
   * @param demo says on every page that the person is made up
   */
  public record Looks(
      List<NavLink> links,
      Function<Texts, StatusLine> status,
      Supplier<ZoneId> zone,
      boolean demo) {}

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static WebServer start(
      Settings settings,
      Sessions sessions,
      SecureRandom random,
      Looks looks,
      Function<Kit, List<Section>> sections) {
    var cookies = new Cookies(settings.secureCookies());
    var csrf = new Csrf(cookies, random, settings.publicUrl());
    var assets = Assets.load();
    var pages = new Pages(new Readers(looks.zone(), cookies), assets, csrf, looks);
    var json = new MoshiJson();
    var kit = new Kit(pages, json, cookies, csrf, new ClientAddress(settings.trustedProxies()));
    var hardening = new Hardening(new SecurityHeaders(settings.https()));
    var javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jsonMapper(json);
              config.http.compressionStrategy = CompressionStrategy.GZIP;
              hardening.apply(config);
              new Gate(sessions, settings.apiToken(), cookies, csrf).addTo(config.routes);
              new Errors(pages).addTo(config.routes);
              assets.addTo(config.routes);
              sections.apply(kit).forEach(section -> section.addTo(config.routes));
            });
    return new WebServer(javalin.start(settings.host(), settings.port()));
  }

  /** Every route as {@code GET /path}, for those who check them all. */
  public List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .toList();
  }

  public int port() {
    return javalin.port();
  }

  /** Lets running requests finish first. */
  @Override
  public void close() {
    javalin.stop();
  }
}
