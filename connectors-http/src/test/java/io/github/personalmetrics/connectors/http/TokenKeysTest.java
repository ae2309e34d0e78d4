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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void ofManyWhoMakeTheFirstKeyOneDoesAndAllUseIt() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path file = folder.resolve("round-" + round).resolve("keys.json");
      List<TokenKeys> made = atOnce(8, () -> TokenKeys.readOrCreate(file));

      byte[] secret = made.get(0).encrypt(SECRET, new byte[0]);
      for (TokenKeys keys : made) {
        assertThat(keys.decrypt(secret, new byte[0])).isEqualTo(SECRET);
      }
    }
  }

  @Test
  void whereAFirstKeyIsMadeItNeverTakesThePlaceOfAnother() throws Exception {
    List<Process> makers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      makers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  KeyMaker.class.getName(),
                  keyFile().toString())
              .redirectErrorStream(true)
              .start());
    }
    var heard = new HashSet<String>();
    for (Process maker : makers) {
      heard.add(new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
      assertThat(maker.waitFor()).as("%s", heard).isZero();
    }

    byte[] about = new byte[0];
    assertThat(heard).hasSize(3);
    for (String secret : heard) {
      String last = secret.lines().reduce("", (before, line) -> line);
      assertThat(TokenKeys.read(keyFile()).decrypt(Base64.getDecoder().decode(last), about))
          .isEqualTo(SECRET);
    }
  }

  /** Another process that needs a key. */
  static final class KeyMaker {
    public static void main(String[] arguments) throws Exception {
      TokenKeys keys = TokenKeys.readOrCreate(Path.of(arguments[0]));
      System.out.println(Base64.getEncoder().encodeToString(keys.encrypt(SECRET, new byte[0])));
    }
  }

  @Test
  void ofManyWhoRotateNoneTakesTheKeyOfAnotherAway() throws Exception {
    TokenKeys.readOrCreate(keyFile());
    List<TokenKeys> rotated = atOnce(8, () -> TokenKeys.rotate(keyFile()));

    for (TokenKeys keys : rotated) {
      byte[] secret = keys.encrypt(SECRET, new byte[0]);
      assertThat(TokenKeys.read(keyFile()).decrypt(secret, new byte[0])).isEqualTo(SECRET);
    }
  }

  private static List<TokenKeys> atOnce(int many, Callable<TokenKeys> doing) throws Exception {
    var threads = Executors.newFixedThreadPool(many);
    var start = new CyclicBarrier(many);
    try {
      Callable<TokenKeys> waiting =
          () -> {
            start.await();
            return doing.call();
          };
      var all = new ArrayList<TokenKeys>();
      for (var answer : threads.invokeAll(Collections.nCopies(many, waiting))) {
        all.add(answer.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSecretMovedToAnotherNameOrPersonCannotBeRead() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    plain.compareAndSet("strava", 0, plain.load("withings").orElseThrow().bytes());

    assertCorrupt(() -> encrypted(ME).load("strava"), "tokens.corrupt", "\"strava\"");
    assertCorrupt(
        () -> encrypted(SubjectId.of("you")).load("withings"), "tokens.corrupt", "\"withings\"");
  }

  @Test
  void aFlippedBitIsNoticed() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    byte[] bytes = plain.load("withings").orElseThrow().bytes();
    bytes[bytes.length / 2] ^= 1;
    plain.compareAndSet("withings", 1, bytes);

    assertCorrupt(() -> encrypted(ME).load("withings"), "tokens.corrupt", "was damaged");
    plain.compareAndSet("strava", 0, new byte[0]);
    assertCorrupt(() -> encrypted(ME).load("strava"), "tokens.corrupt", "was damaged");
  }

  @Test
  void anotherKeyIsTold() throws IOException {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    Files.delete(keyFile());

    assertThatThrownBy(() -> TokenKeys.read(keyFile()))
        .isInstanceOfSatisfying(
            StoreException.Unavailable.class,
            e -> {
              assertThat(e.code()).isEqualTo("keys.missing");
              assertThat(e.advice()).contains("backup");
            });
    assertCorrupt(() -> encrypted(ME).load("withings"), "tokens.key-unknown", "not at hand");
  }

  @Test
  void aRotatedKeyReadsWhatTheOldOneWroteUntilThatIsDropped() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    encrypted(ME).compareAndSet("strava", 0, SECRET);
    byte[] before = plain.load("withings").orElseThrow().bytes();

    var rotated = new EncryptedTokenStore(plain, TokenKeys.rotate(keyFile()), ME);
    assertThat(rotated.load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    assertThat(rotated.renew("withings")).isTrue();
    assertThat(rotated.renew("nobody")).isFalse();
    TokenKeys.dropOld(keyFile());

    assertThat(keyId(plain.load("withings").orElseThrow().bytes())).isNotEqualTo(keyId(before));
    assertThat(encrypted(ME).load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    assertCorrupt(() -> encrypted(ME).load("strava"), "tokens.key-unknown", "not at hand");
  }

  @Test
  void theNextWriteUsesTheNewKey() {
    encrypted(ME).compareAndSet("withings", 0, SECRET);
    TokenKeys.rotate(keyFile());
    long version = plain.load("withings").orElseThrow().version();
    encrypted(ME).compareAndSet("withings", version, SECRET);
    TokenKeys.dropOld(keyFile());

    assertThat(encrypted(ME).load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
  }

  @Test
  void aKeyMayComeFromTheEnvironmentAndBeRotatedThere() {
    String old = base64(1);
    String fresh = base64(2);
    with(old).compareAndSet("withings", 0, SECRET);

    assertThat(with(old).load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    assertThat(with(fresh + "," + old).renew("withings")).isTrue();
    assertThat(with(fresh).load("withings").orElseThrow().bytes()).isEqualTo(SECRET);
    assertCorrupt(() -> with(old).load("withings"), "tokens.key-unknown", "not at hand");
  }

  @Test
  void theTextOfAKeyFileIsAKeyToo() throws IOException {
    encrypted(ME).compareAndSet("withings", 0, SECRET);

    assertThat(with(Files.readString(keyFile())).load("withings").orElseThrow().bytes())
        .isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "aGVsbG8=", "{}", "{\"key\":[]}"})
  void whatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> TokenKeys.parse(text))
        .isInstanceOfSatisfying(
            StoreException.Corrupt.class,
            e -> {
              assertThat(e.code()).isEqualTo("keys.corrupt");
              assertThat(e.advice()).contains("openssl rand -base64 32");
            })
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  private EncryptedTokenStore with(String keys) {
    return new EncryptedTokenStore(plain, TokenKeys.parse(keys), ME);
  }

  private static String base64(int seed) {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static List<Byte> keyId(byte[] secret) {
    return List.of(secret[1], secret[2], secret[3], secret[4]);
  }

  private static void assertCorrupt(ThrowingCallable load, String code, String words) {
    assertThatThrownBy(load)
        .isInstanceOfSatisfying(
            StoreException.Corrupt.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.advice()).isNotBlank();
            })
        .hasMessageContaining(words);
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
