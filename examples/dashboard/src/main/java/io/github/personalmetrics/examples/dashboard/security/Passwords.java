package io.github.personalmetrics.examples.dashboard.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id as OWASP advises (19 MiB, 2 passes, 1 lane) into PHC strings. At
 * most two at a time, because a flood of logins would be a flood of work. Safe for use by many
 * threads.
 */
public final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final Semaphore permits = new Semaphore(AT_ONCE, true);
  private final AtomicLong computed = new AtomicLong();
  private final String nobodys;

  public Passwords(SecureRandom random) {
    this.random = random;
    this.nobodys = phc(MEMORY_KIB, PASSES, LANES, bytes(SALT_BYTES), bytes(HASH_BYTES));
  }

  public String hash(String password) {
    byte[] salt = bytes(SALT_BYTES);
    return phc(
        MEMORY_KIB,
        PASSES,
        LANES,
        salt,
        compute(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
  }

  public boolean verify(String password, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash cannot be read");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        compute(
            password,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Base64.getDecoder().decode(parts.group(4)),
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /** The same work as {@link #verify}, so that an unknown name takes as long as a known one. */
  void verifyNobody(String password) {
    verify(password, nobodys);
  }

  /** Whether so many wait that another one should rather come back later. */
  boolean isCrowded() {
    return permits.getQueueLength() > 10 * AT_ONCE;
  }

  /** How many hashes were computed so far. */
  long computed() {
    return computed.get();
  }

  private byte[] compute(
      String password, int memory, int passes, int lanes, byte[] salt, int length) {
    permits.acquireUninterruptibly();
    try {
      computed.incrementAndGet();
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      // One keyboard writes é as one character, another as two.
      String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
      generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      permits.release();
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String phc(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
