package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotateKeyCommandTest extends ConsentRun {

  @Test
  void theKeyCanBeChanged() throws Exception {
    connect("withings");
    String before = Files.readString(folder.resolve("key"));

    assertThat(run("rotate-key")).isZero();
    assertThat(out.toString()).contains("2 secrets are encrypted with the new key in");
    assertThat(Files.readString(folder.resolve("key"))).isNotEqualTo(before);
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }

  @Test
  void changingTheKeyDestroysNoSecretThatIsNotKnown() throws Exception {
    connect("withings");
    keep("food.token");
    keep("fake.token");

    assertThat(run("rotate-key")).isZero();
    assertThat(out.toString()).contains("3 secrets are encrypted", "The old keys are kept");
    assertThat(kept("food.token")).isEqualTo("kept");
    assertThat(kept("fake.token")).isEqualTo("kept");

    assertThat(run("rotate-key", "--drop-old")).isZero();
    assertThat(out.toString()).contains("The old keys are gone", "not installed now");
    assertThat(kept("fake.token")).isEqualTo("kept");
    assertThatThrownBy(() -> kept("food.token")).hasMessageContaining("not at hand");
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }

  @Test
  void aMissingKeyIsNotReplacedWhileOnlySomebodyUnknownHasASecret() throws Exception {
    run("check");
    keep("food.token");
    Files.delete(folder.resolve("key"));

    run("check");
    assertThat(out.toString()).contains("there is no key file");
    assertThat(folder.resolve("key")).doesNotExist();
  }

  private void keep(String name) {
    try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
      encrypted(stores).compareAndSet(name, 0, "kept".getBytes(StandardCharsets.UTF_8));
    }
  }

  private String kept(String name) {
    try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
      byte[] bytes = encrypted(stores).load(name).orElseThrow().bytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private TokenStore encrypted(SqliteStore stores) {
    var me = SubjectId.of("me");
    var keys = TokenKeys.read(folder.resolve("key"));
    return new EncryptedTokenStore(stores.open(me).tokens(), keys, me);
  }

  @Test
  void theKeyCanComeFromTheEnvironmentAndBeChangedThere() throws Exception {
    environment = Map.of("PM_SECRETS_KEY", OLD_KEY);
    connect("withings");
    assertThat(folder.resolve("key")).doesNotExist();

    environment = Map.of("PM_SECRETS_KEY", NEW_KEY);
    run("check");
    assertThat(out.toString()).contains("(tokens.key-unknown)");
    environment = Map.of("PM_SECRETS_KEY", NEW_KEY + "," + OLD_KEY);
    assertThat(run("rotate-key")).isZero();
    environment = Map.of("PM_SECRETS_KEY", NEW_KEY);
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
    environment = Map.of("PM_SECRETS_KEY", "hunter2");
    assertThat(run("check")).isEqualTo(1);
    assertThat(out.toString()).contains("secrets.key in the environment variable PM_SECRETS_KEY");
  }

  @Test
  void aMissingKeyIsNotReplacedWhileTokensAreStored() throws Exception {
    connect("withings");
    Files.delete(folder.resolve("key"));

    assertThat(run("check")).isEqualTo(1);
    assertThat(out.toString()).contains("there is no key file", "backup", "openssl rand");
    assertThat(folder.resolve("key")).doesNotExist();
    Files.writeString(folder.resolve("key"), NEW_KEY + '\n');
    run("check");
    assertThat(out.toString()).contains("(tokens.key-unknown)");
    connect("withings");
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }
}
