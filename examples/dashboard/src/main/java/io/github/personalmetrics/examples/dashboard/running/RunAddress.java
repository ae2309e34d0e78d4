package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of runs, and the way back from them. */
public final class RunAddress {

  private static final String LIST = "/running";

  private RunAddress() {}

  /**
   * @param source such as {@code strava/activities}
   */
  public static String of(String source, String id) {
    return LIST + '/' + source + '/' + encode(id).replace("+", "%20");
  }

  static String of(String source, String id, String back) {
    return of(source, id) + "?back=" + encode(back);
  }

  /** The list that the person came from; no other page. */
  static String back(Query query) {
    String wanted = LocalPath.of(query.text("back").orElse(LIST));
    return wanted.startsWith(LIST + '?') ? wanted : LIST;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
