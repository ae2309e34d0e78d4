package io.github.personalmetrics.examples.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void theRightPasswordAndNoOtherIsAccepted() {
    String hash = passwords.hash("correct horse battery");

    assertThat(passwords.verify("correct horse battery", hash)).isTrue();
    assertThat(passwords.verify("correct horse batterz", hash)).isFalse();
  }

  @Test
  void theHashNamesItsParametersAndHasItsOwnSalt() {
    assertThat(passwords.hash("same"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .isNotEqualTo(passwords.hash("same"));
  }

  @Test
  void everyCharacterCountsAlsoBeyondThe72BytesOfBcrypt() {
    String stem = "x".repeat(72);

    assertThat(passwords.verify(stem + "b", passwords.hash(stem + "a"))).isFalse();
  }

  @Test
  void accentsMayBeTypedInEitherForm() {
    assertThat(passwords.verify("cafe\u0301", passwords.hash("caf\u00e9"))).isTrue();
  }

  /**
   * The vector of the reference implementation's own tests: libargon2 argon2id m=64 MiB t=2 p=1.
   */
  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(passwords.verify("password", hash)).isTrue();
  }
}
