package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One call of Google's client, held to more than it holds itself to: a body of at most 16 MiB that
 * is there in time, JSON in UTF-8 to its strict end, and no token in what is left of an error.
 */
final class GoogleCall {

  private static final int MAX_BYTES = 16 << 20;

  private final Duration timeout;

  /**
   * @param timeout from the request to the last byte; a single wait for the network may end later,
   *     by its own
   */
  GoogleCall(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * @throws GoogleRefusal if the answer is an error
   * @throws IOException if there is none, or none that is to be read
   */
  <T> T execute(AbstractGoogleJsonClientRequest<T> request, Class<T> type) throws IOException {
    long start = System.nanoTime();
    // A token may be renewed on the way, and again behind the last answer.
    var sent = new HashSet<String>();
    HttpRequest http = request.buildHttpRequest();
    http.setInterceptor(each -> sent.add(token(each)));
    HttpResponse response = http.execute();
    try {
      byte[] body = whole(response.getContent(), start);
      if (!response.isSuccessStatusCode()) {
        throw GoogleRefusal.of(
            response, withoutTokens(new String(body, StandardCharsets.UTF_8), sent));
      }
      String contentType = String.valueOf(response.getContentType()).toLowerCase(Locale.ROOT);
      if (contentType.contains("html")) {
        throw new IOException("it is a web page");
      }
      JsonFactory json = request.getAbstractGoogleClient().getJsonFactory();
      requireJson(json, body);
      return request
          .getAbstractGoogleClient()
          .getObjectParser()
          .parseAndClose(new ByteArrayInputStream(body), StandardCharsets.UTF_8, type);
    } finally {
      response.disconnect();
    }
  }

  /**
   * @param start of the call, in {@link System#nanoTime}
   */
  byte[] whole(InputStream content, long start) throws IOException {
    var body = new ByteArrayOutputStream();
    if (content == null) {
      return body.toByteArray();
    }
    var buffer = new byte[16 << 10];
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      body.write(buffer, 0, n);
      if (body.size() > MAX_BYTES) {
        throw new TooLarge();
      }
      if (System.nanoTime() - start > timeout.toNanos()) {
        throw new SocketTimeoutException("it is not there in time");
      }
    }
    return body.toByteArray();
  }

  static void requireJson(JsonFactory json, byte[] body) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new IOException("it is not in UTF-8");
    }
    try (JsonParser parser =
        json.createJsonParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
      if (parser.nextToken() == null) {
        throw new IOException("it is empty");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new IOException("there is more behind its end");
      }
    }
  }

  /** The answer is more than is read. */
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1;

    TooLarge() {
      super("it is larger than 16 MiB");
    }
  }

  private static String withoutTokens(String text, Set<String> sent) {
    String hidden = text;
    for (String token : sent) {
      hidden = token.isEmpty() ? hidden : hidden.replace(token, "[hidden]");
    }
    return hidden;
  }

  private static String token(HttpRequest request) {
    String authorization = request.getHeaders().getAuthorization();
    return authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
  }
}
