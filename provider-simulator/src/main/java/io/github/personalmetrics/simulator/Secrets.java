package io.github.personalmetrics.simulator;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Makes ids and tokens of the provider's shape: 40 hexadecimal digits. */
final class Secrets {
  private final SecureRandom random = new SecureRandom();

  /** An app's id of five or six digits. */
  String nextNumber() {
    return String.valueOf(10_000 + random.nextInt(900_000));
  }

  String next() {
    return String.format("%040x", new BigInteger(160, random));
  }
}
