package io.github.personalmetrics.simulator;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes ids and tokens of the provider's shape: 40 hexadecimal digits; knows all it made. */
final class Secrets {
  private final SecureRandom random = new SecureRandom();
  private final Queue<String> made = new ConcurrentLinkedQueue<>();

  /** An app's id of five or six digits. */
  String nextNumber() {
    return String.valueOf(10_000 + random.nextInt(900_000));
  }

  /** Of the same shape, but everybody may see it. */
  String nextId() {
    return String.format("%040x", new BigInteger(160, random));
  }

  String next() {
    var secret = nextId();
    made.add(secret);
    return secret;
  }

  List<String> made() {
    return List.copyOf(made);
  }
}
