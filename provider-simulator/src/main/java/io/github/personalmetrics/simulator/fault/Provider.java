package io.github.personalmetrics.simulator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The healthy provider behind a faulty server. Thread-safe. */
final class Provider {

  /** They belong to one connection and not to the answer. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "date");

  private final URI root;

  /**
   * @param address anywhere at the provider
   */
  Provider(URI address) {
    this.root = address.resolve("/");
  }

  ProviderAnswer ask(ProviderRequest request) throws IOException {
    var url = URI.create(root + request.target().substring(1)).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    request.headers().forEach(connection::setRequestProperty);
    connection.setRequestProperty("Connection", "close");
    if (request.bytes().length > 0) {
      connection.setDoOutput(true);
      try (var out = connection.getOutputStream()) {
        out.write(request.bytes());
      }
    }
    return answer(connection);
  }

  private static ProviderAnswer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    Map<String, String> headers = new LinkedHashMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if (name != null && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
              }
            });
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return ProviderAnswer.of(status, headers, body == null ? new byte[0] : body.readAllBytes());
    }
  }
}
