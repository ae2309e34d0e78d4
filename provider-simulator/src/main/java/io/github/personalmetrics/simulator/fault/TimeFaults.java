package io.github.personalmetrics.simulator.fault;

import java.time.Duration;
import java.util.Arrays;

/** An answer that takes too long. */
public final class TimeFaults {

  private TimeFaults() {}

  /** Takes the request and says nothing. */
  public static Fault noAnswer() {
    return Exchange::hold;
  }

  /** The headers come in time, the body does not. */
  public static Fault silenceAfterHeaders(Duration time) {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(
          answer.head() + "Content-Length: " + answer.bytes().length + "\r\n\r\n", new byte[0]);
      exchange.pause(time);
      exchange.write("", answer.bytes());
    };
  }

  /**
   * The body comes byte by byte, with a pause in between, so that no single wait is long.
   *
   * @param time after which the rest comes at once
   */
  public static Fault drip(Duration pause, Duration time) {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      byte[] body = answer.bytes();
      exchange.write(answer.head() + "Content-Length: " + body.length + "\r\n\r\n", new byte[0]);
      int drops = (int) Math.min(body.length, time.dividedBy(pause));
      for (int i = 0; i < drops; i++) {
        exchange.pause(pause);
        exchange.write("", new byte[] {body[i]});
      }
      exchange.write("", Arrays.copyOfRange(body, drops, body.length));
    };
  }

  /** The right answer, late. */
  public static Fault latency(Duration time) {
    return exchange -> {
      exchange.pause(time);
      exchange.send(exchange.healthy());
    };
  }
}
