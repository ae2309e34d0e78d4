package io.github.personalmetrics.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** The right status, and a body that is not what it should be. */
public final class BodyFaults {

  private static final String LOGIN = "<!doctype html><html><body>Please log in</body></html>";

  private BodyFaults() {}

  /** A page for people, as gateways and hotels send it, with status 200. */
  public static Fault html() {
    return exchange -> exchange.send(ProviderAnswer.of(200, "text/html; charset=utf-8", LOGIN));
  }

  /** Nothing at all, with status 200. */
  public static Fault empty() {
    return edited(text -> "");
  }

  /** The right text behind a byte order mark. */
  public static Fault byteOrderMark() {
    return edited(text -> '\uFEFF' + text);
  }

  /** A letter that is not ASCII in the first object or list, in an encoding that JSON has not. */
  public static Fault latin1() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      String text = answer.text().replaceFirst("\\{", "{\"unasked\":\"\u00e9t\u00e9\",");
      exchange.send(answer.withBytes(text.getBytes(StandardCharsets.ISO_8859_1)));
    };
  }

  /** The right text, and more behind it. */
  public static Fault junkBehind() {
    return edited(text -> text + "\n<!-- cached -->");
  }

  /** A field that nobody knows, ten thousand lists deep. */
  public static Fault deepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    return edited(text -> text.replaceFirst("\\{", "{\"unasked\":" + deep + ","));
  }

  /** A field that nobody knows yet, in the first object. */
  public static Fault unknownField() {
    return edited(text -> text.replaceFirst("\\{", "{\"unasked\":{\"new\":[1,\"two\",null]},"));
  }

  /** Compressed, without saying so. */
  public static Fault silentGzip() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.send(answer.withBytes(gzip(answer.bytes())));
    };
  }

  /** The healthy answer with other text. */
  public static Fault edited(UnaryOperator<String> edit) {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.send(answer.withText(edit.apply(answer.text())));
    };
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
