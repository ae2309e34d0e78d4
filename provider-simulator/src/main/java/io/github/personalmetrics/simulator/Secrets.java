package io.github.personalmetrics.simulator;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Makes ids and tokens of the provider's shape: 40 hexadecimal digits. */
final class Secrets {
  private final SecureRandom random = new SecureRandom();

  String next() {
    return String.format("%040x", new BigInteger(160, random));
  }
}
