package io.github.personalmetrics.examples.dashboard.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The token that opens the JSON API, kept as its hash only. Immutable. */
public final class ApiToken {

  static final int MIN_LENGTH = 20;

  private final byte[] hash;

  private ApiToken(byte[] hash) {
    this.hash = hash;
  }

  public static ApiToken of(String token) {
    return new ApiToken(sha256(token));
  }

  /** Takes the same time whatever the candidate is. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(hash, sha256(candidate));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "ApiToken[hidden]";
  }
}
