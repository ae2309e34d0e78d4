package io.github.personalmetrics.simulator.fault;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whole answers other than the right one. */
public final class StatusFaults {

  private StatusFaults() {}

  /**
   * @param contentType empty for none
   */
  public static Fault status(int status, String contentType, String body) {
    return answer(ProviderAnswer.of(status, contentType, body));
  }

  /** This, whatever was asked. */
  public static Fault answer(ProviderAnswer answer) {
    return exchange -> exchange.send(answer);
  }

  /**
   * This, with {@code {secret}} in its body replaced by the authorization that was sent, or by the
   * whole form of who asks for one.
   */
  public static Fault quoting(ProviderAnswer answer) {
    return exchange -> {
      ProviderRequest request = exchange.request();
      String secret = request.header("authorization").orElseGet(request::body);
      exchange.send(answer.withText(answer.text().replace("{secret}", secret)));
    };
  }

  /** "It is over there", with what was asked for. */
  public static Fault redirect(URI there) {
    return exchange ->
        exchange.send(ProviderAnswer.of(302, "", "").withHeader("Location", there.toString()));
  }

  /** The first answer again and again, whatever is asked. */
  public static Fault samePageForEver() {
    var first = new AtomicReference<@Nullable ProviderAnswer>();
    return exchange -> {
      ProviderAnswer answer = first.get();
      if (answer == null) {
        answer = exchange.healthy();
        first.set(answer);
      }
      exchange.send(answer);
    };
  }
}
