package io.github.personalmetrics.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** An answer that breaks off, or is no HTTP, or never ends. */
public final class ConnectionFaults {

  private static final byte[] NOTHING = {};
  private static final int ENDLESS = 200;
  private static final int MEGABYTE = 1 << 20;

  private ConnectionFaults() {}

  /** Half of a body whose length was said. */
  public static Fault truncated() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      String head = answer.head() + "Content-Length: " + answer.bytes().length + "\r\n\r\n";
      exchange.write(head, half(answer));
    };
  }

  /** One chunk, and no last one. */
  public static Fault truncatedChunks() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(answer.head() + "Transfer-Encoding: chunked\r\n\r\n", chunk(half(answer)));
    };
  }

  /** Half of a body that ends with the connection: to HTTP this is a good answer. */
  public static Fault truncatedWithoutLength() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(answer.head() + "\r\n", half(answer));
    };
  }

  public static Fault resetBeforeAnswer() {
    return Exchange::reset;
  }

  public static Fault resetInBody() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      String head = answer.head() + "Content-Length: " + answer.bytes().length + "\r\n\r\n";
      exchange.write(head, half(answer));
      exchange.reset();
    };
  }

  /** A status line that is none. */
  public static Fault garbage() {
    return exchange -> exchange.write("\u0001\u0002 what is this?\r\n\r\n", NOTHING);
  }

  /** The healthy answer behind 200 MB of headers: only who has a bound does not come to it. */
  public static Fault endlessHeader() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(answer.head(), NOTHING);
      byte[] filler = "x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < ENDLESS; i++) {
        exchange.write("X-Filler-" + i + ": ", filler);
        exchange.write("\r\n", NOTHING);
      }
      exchange.write("Content-Length: " + answer.bytes().length + "\r\n\r\n", answer.bytes());
    };
  }

  /**
   * The healthy answer behind 200 MB of blanks, which JSON allows in front: only who has a bound
   * does not come to it.
   */
  public static Fault endlessBody() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(answer.head() + "Transfer-Encoding: chunked\r\n\r\n", NOTHING);
      byte[] blanks = chunk(" ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < ENDLESS; i++) {
        exchange.write("", blanks);
      }
      exchange.write("", chunk(answer.bytes()));
      exchange.write("0\r\n\r\n", NOTHING);
    };
  }

  private static byte[] half(ProviderAnswer answer) {
    byte[] body = answer.bytes();
    return Arrays.copyOf(body, body.length / 2);
  }

  private static byte[] chunk(byte[] data) {
    byte[] size =
        (Integer.toHexString(data.length).toUpperCase(Locale.ROOT) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(size, size.length + data.length + 2);
    System.arraycopy(data, 0, all, size.length, data.length);
    all[all.length - 2] = '\r';
    all[all.length - 1] = '\n';
    return all;
  }
}
