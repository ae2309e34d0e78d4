package io.github.personalmetrics.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A whole answer. Immutable; not a record, which would print the tokens that it may carry. */
public final class ProviderAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private ProviderAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /**
   * @param contentType empty for none
   */
  public static ProviderAnswer of(int status, String contentType, String body) {
    var bare = new ProviderAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    return contentType.isEmpty() ? bare : bare.withHeader("Content-Type", contentType);
  }

  static ProviderAnswer of(int status, Map<String, String> headers, byte[] body) {
    return new ProviderAnswer(status, headers, body);
  }

  /** The same with one more header, in place of one of that name. */
  public ProviderAnswer withHeader(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name.toLowerCase(Locale.ROOT), value);
    return new ProviderAnswer(status, all, body);
  }

  /** The same with other text, in UTF-8. */
  public ProviderAnswer withText(String text) {
    return withBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public ProviderAnswer withBytes(byte[] bytes) {
    return new ProviderAnswer(status, headers, bytes.clone());
  }

  public int status() {
    return status;
  }

  /** By name in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return body.clone();
  }

  /** Status line and headers as on the wire, without the empty line behind them. */
  String head() {
    var head = new StringBuilder("HTTP/1.1 " + status + " Simulated\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Connection: close\r\n").toString();
  }

  @Override
  public String toString() {
    return "ProviderAnswer[status=" + status + ']';
  }
}
