package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

  private static final byte[] SECRET = "a refresh token".getBytes(StandardCharsets.UTF_8);
  private static final SubjectId ME = SubjectId.of("me");

  @TempDir private Path folder;

  private final TokenStore plain =
      new InMemoryStore(SettableClock.at("2026-03-01T07:00:00Z")).open(ME).tokens();

  @Test
  void aSecretComesBackAndIsNotStoredInClear() {
    var encrypted = encrypted(ME);

    assertThat(encrypted.compareAndSet("withings", 0, SECRET)).isTrue();

    assertThat(encrypted.load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    assertThat(stored("withings")).doesNotContain("refresh");
  }

  @Test
  void theKeyFileIsMadeOnceAndOnlyForItsOwner() throws IOException {
    encrypted(ME).compareAndSet("withings", 0, SECRET);

    assertThat(encrypted(ME).load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(keyFile().getParent())) {
      assertThat(files).containsExactly(keyFile());
    }
  }

  @Test
  void aSecretMovedToAnotherNameOrPersonCannotBeRead() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    plain.compareAndSet("strava", 0, plain.load("withings").orElseThrow().bytes());

    assertThatThrownBy(() -> encrypted(ME).load("strava"))
        .isInstanceOf(StoreException.Corrupt.class)
        .hasMessageContaining("strava");
    assertThatThrownBy(() -> encrypted(SubjectId.of("you")).load("withings"))
        .isInstanceOf(StoreException.Corrupt.class);
  }

  @Test
  void aFlippedBitIsNoticed() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    byte[] bytes = plain.load("withings").orElseThrow().bytes();
    bytes[bytes.length / 2] ^= 1;
    plain.compareAndSet("withings", 1, bytes);

    assertThatThrownBy(() -> encrypted(ME).load("withings"))
        .isInstanceOfSatisfying(
            StoreException.Corrupt.class, e -> assertThat(e.advice()).contains("key file"));
  }

  @Test
  void aDamagedKeyFileIsRefusedWithoutQuotingIt() throws IOException {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    Files.writeString(keyFile(), Files.readString(keyFile()).replace("AesGcmKey", "NoSuchKey"));

    assertThatThrownBy(() -> TokenKeys.readOrCreate(keyFile()))
        .isInstanceOf(StoreException.Corrupt.class)
        .hasMessageContaining(keyFile().toString())
        .hasNoCause();
  }

  private TokenStore encrypted(SubjectId subject) {
    return new EncryptedTokenStore(plain, TokenKeys.readOrCreate(keyFile()), subject);
  }

  private Path keyFile() {
    return folder.resolve("secrets").resolve("keys.json");
  }

  private String stored(String name) {
    return new String(plain.load(name).orElseThrow().bytes(), StandardCharsets.ISO_8859_1);
  }
}
