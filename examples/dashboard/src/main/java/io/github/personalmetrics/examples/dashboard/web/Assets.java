package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Style sheets, scripts and pictures, compressed once and kept in memory. What is not listed here
 * is not served; their address changes with their content, so browsers may keep them for good.
 */
public final class Assets implements Section {

  private static final List<String> FILES =
      List.of(
          "bootstrap.min.css",
          "chart.umd.min.js",
          "luxon.min.js",
          "chartjs-adapter-luxon.umd.min.js",
          "hammer.min.js",
          "chartjs-plugin-zoom.min.js",
          "chartjs-plugin-annotation.min.js",
          "leaflet.js",
          "leaflet.css",
          "dashboard.css",
          "run.css",
          "theme.js",
          "sync.js",
          "keys.js",
          "units.js",
          "chart-parts.js",
          "draw.js",
          "chart-zoom.js",
          "point-menu.js",
          "range-strip.js",
          "quadrant-chart.js",
          "line-chart.js",
          "bar-chart.js",
          "scatter-chart.js",
          "step-chart.js",
          "running.js",
          "run.js",
          "run-map.js",
          "profile-chart.js",
          "shared-cursor.js",
          "crossfit.js",
          "weight.js",
          "forecast.js",
          "icon.svg");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private record File(byte[] plain, byte[] gzip, String type) {}

  private final Map<String, File> files = new TreeMap<>();
  private final String root;

  private Assets() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : FILES) {
        byte[] content = read(name);
        digest.update(content);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        files.put(name, new File(content, Gzip.pack(content), String.valueOf(type)));
      }
      root = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6) + '/';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static Assets load() {
    return new Assets();
  }

  /** Where the files are, with a slash at the end. */
  String root() {
    return root;
  }

  /** The names of all files, for those who check them. */
  static List<String> names() {
    return FILES;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/assets/{version}/{name}", this::serve, Access.ANYONE);
  }

  private void serve(Context ctx) {
    File file = files.get(ctx.pathParam("name"));
    if (file == null || !ctx.path().startsWith(root)) {
      throw new NotFoundResponse();
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("Vary", "Accept-Encoding");
    ctx.contentType(file.type()).disableCompression();
    if (Gzip.isAccepted(ctx)) {
      ctx.header("Content-Encoding", "gzip").result(file.gzip());
    } else {
      ctx.result(file.plain());
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (in == null) {
        throw new IOException("the jar lacks assets/" + name);
      }
      return in.readAllBytes();
    }
  }
}
