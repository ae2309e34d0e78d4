package io.github.personalmetrics.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves that a request comes from the app without sending its secret. Thread-safe. */
final class WithingsSignatures {
  private static final String HMAC = "HmacSHA256";
  private static final Duration NONCE_LIFETIME = Duration.ofMinutes(30);

  private final Clock clock;
  private final Secrets secrets;
  private final SecretKeySpec key;
  private final Map<String, Instant> nonces = new HashMap<>();

  WithingsSignatures(String clientSecret, Clock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
    this.key = new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  /** Of the action, the app's id, and a time or a nonce. */
  String of(String action, String clientId, String last) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      var message = String.join(",", action, clientId, last);
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("every Java has " + HMAC, cause);
    }
  }

  synchronized String nextNonce() {
    var nonce = secrets.next();
    nonces.put(nonce, clock.instant().plus(NONCE_LIFETIME));
    return nonce;
  }

  /** Whether the nonce is good; it is not any more. */
  synchronized boolean use(String nonce) {
    var diesAt = nonces.remove(nonce);
    return diesAt != null && clock.instant().isBefore(diesAt);
  }
}
