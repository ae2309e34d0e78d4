package io.github.personalmetrics.examples.dashboard.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Random text that nobody guesses: 256 bits, safe in addresses, cookies and forms. */
public final class Secrets {

  private static final int BYTES = 32;

  private Secrets() {}

  public static String next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Takes the same time wherever the two differ. */
  public static boolean same(String expected, @Nullable String candidate) {
    return candidate != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }
}
