package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.store.s3.ModelBucket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** How values are read; throws whatever it likes on those that cannot be right. */
final class Parse {

  private static final String SQLITE = "sqlite:";
  private static final String DYNAMODB = "dynamodb:";
  private static final String FILE = "file:";
  private static final String S3 = "s3:";

  private Parse() {}

  static StorePlace store(String text) {
    if (text.startsWith(DYNAMODB)) {
      String prefix = text.substring(DYNAMODB.length());
      check(prefix.matches("[A-Za-z0-9_.-]{1,200}"));
      return new StorePlace.DynamoDb(prefix, null, null, false);
    }
    check(text.startsWith(SQLITE) && text.length() > SQLITE.length());
    return new StorePlace.Sqlite(Path.of(text.substring(SQLITE.length())));
  }

  static boolean provisioned(String text) {
    check(text.equals("provisioned") || text.equals("on-demand"));
    return text.equals("provisioned");
  }

  /** A bucket is not told yet where it is. */
  static ModelPlace models(String text) {
    if (text.startsWith(S3)) {
      return new ModelPlace.Bucket(ModelBucket.parse(text.substring(S3.length())), null, null);
    }
    check(text.startsWith(FILE) && text.length() > FILE.length());
    return new ModelPlace.Folder(Path.of(text.substring(FILE.length())));
  }

  static String region(String text) {
    check(text.matches("[a-z0-9-]{2,32}"));
    return text;
  }

  static Duration atLeast(Duration least, String text) {
    Duration duration = Duration.parse(text);
    check(duration.compareTo(least) >= 0);
    return duration;
  }

  static int port(String text) {
    int port = Integer.parseInt(text);
    check(port >= 0 && port <= 65_535);
    return port;
  }

  static String host(String text) {
    check(text.matches("[A-Za-z0-9.:_-]+"));
    return text;
  }

  /** Scheme, host and port alone: pages are at the root. */
  static URI origin(String text) {
    URI uri = URI.create(text);
    check(uri.getHost() != null && uri.getUserInfo() == null);
    check("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    check(uri.getPath().isEmpty() || "/".equals(uri.getPath()));
    return URI.create(uri.getScheme() + "://" + uri.getAuthority());
  }

  private static void check(boolean right) {
    if (!right) {
      throw new IllegalArgumentException();
    }
  }
}
