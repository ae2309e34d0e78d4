package io.github.personalmetrics.simulator.fault;

import java.time.Duration;

/** An answer that takes too long. */
public final class TimeFaults {

  private TimeFaults() {}

  /** Takes the request and says nothing. */
  public static Fault noAnswer() {
    return Exchange::hold;
  }

  /** The headers come, the body does not. */
  public static Fault silenceAfterHeaders() {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      exchange.write(
          answer.head() + "Content-Length: " + answer.bytes().length + "\r\n\r\n", new byte[0]);
      exchange.hold();
    };
  }

  /** The body comes byte by byte, with a pause in between. */
  public static Fault drip(Duration pause) {
    return exchange -> {
      ProviderAnswer answer = exchange.healthy();
      byte[] body = answer.bytes();
      exchange.write(answer.head() + "Content-Length: " + body.length + "\r\n\r\n", new byte[0]);
      for (byte one : body) {
        exchange.pause(pause);
        exchange.write("", new byte[] {one});
      }
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
