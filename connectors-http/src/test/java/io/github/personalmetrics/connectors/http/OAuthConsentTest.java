package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthConsentTest {

  private static final URI REDIRECT = URI.create("http://localhost:7071/callback");
  private static final Account ANNA = new Account("anna", Set.of("read", "more"));

  private final SettableClock clock = SettableClock.at("2026-03-01T07:00:00Z");
  private final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
  private final App app = new App();

  private Consent consent() {
    return OAuthConsent.of("test", store, app, clock, new SecureRandom());
  }

  @Test
  void whoComesBackWithTheStateIsConnectedByAnyProcess() {
    String state = state(consent().begin(REDIRECT));

    Account account = consent().complete(Map.of("state", state, "code", "code-1"), null);

    assertThat(account).isEqualTo(ANNA);
    assertThat(app.exchanged).containsExactly("code-1 " + REDIRECT);
    var session = OAuthSession.of("test", store, app, null, clock);
    assertThat(session.<String>call(OAuthTokens::accessToken)).isEqualTo("access-code-1");
  }

  @Test
  void everyStateIsAnotherAndNoneIsStored() {
    List<String> states =
        IntStream.range(0, 5).mapToObj(i -> state(consent().begin(REDIRECT))).toList();

    assertThat(states).doesNotHaveDuplicates().allMatch(state -> state.length() == 43);
    var stored =
        new String(store.load("test.consent").orElseThrow().bytes(), StandardCharsets.UTF_8);
    states.forEach(state -> assertThat(stored).doesNotContain(state));
  }

  @Test
  void anAnswerIsBoundToTheRedirectItWasBegunFor() {
    var elsewhere = URI.create("https://example.org/back");
    String one = state(consent().begin(REDIRECT));
    String other = state(consent().begin(elsewhere));

    consent().complete(Map.of("state", other, "code", "b"), null);
    consent().complete(Map.of("state", one, "code", "a"), null);

    assertThat(app.exchanged).containsExactly("b " + elsewhere, "a " + REDIRECT);
  }

  @ParameterizedTest
  @CsvSource({
    "missing, test.state-missing",
    "wrong, test.state-unknown",
    "reused, test.state-used",
    "late, test.state-late"
  })
  void aStateThatIsNotGoodIsRefusedBeforeAnythingIsAsked(String how, String code) {
    String state = state(consent().begin(REDIRECT));
    if (how.equals("reused")) {
      consent().complete(callback(state), null);
    }
    if (how.equals("late")) {
      clock.advance(Duration.ofMinutes(10));
    }
    app.exchanged.clear();
    var callback =
        switch (how) {
          case "missing" -> Map.of("code", "c");
          case "wrong" -> callback(state + "x");
          default -> callback(state);
        };

    assertRefused(callback, code);
    assertThat(app.exchanged).isEmpty();
  }

  @Test
  void aRefusedStateIsUsedUpToo() {
    String state = state(consent().begin(REDIRECT));
    clock.advance(Duration.ofMinutes(11));
    assertRefused(callback(state), "test.state-late");
    clock.advance(Duration.ofMinutes(-11));

    assertRefused(callback(state), "test.state-used");
  }

  @Test
  void ofManyWhoBringTheSameStateOneIsConnected() throws Exception {
    String state = state(consent().begin(REDIRECT));
    var threads = Executors.newFixedThreadPool(8);
    int connected = 0;
    try {
      Callable<Boolean> attempt =
          () -> {
            try {
              consent().complete(callback(state), null);
              return true;
            } catch (Unauthorized e) {
              assertThat(e.code()).isEqualTo("test.state-used");
              return false;
            }
          };
      for (var answer : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> attempt).toList())) {
        connected += answer.get() ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(connected).isEqualTo(1);
    assertThat(app.exchanged).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, test.access-denied, Unauthorized",
    "server_error, test.consent-unavailable, Unavailable",
    "invalid_scope, test.consent-refused, Refused",
    "<script>, test.consent-refused, Refused"
  })
  void whatTheProviderSaysInsteadIsToldWithAdvice(String error, String code, String type) {
    String state = state(consent().begin(REDIRECT));

    SourceException e = assertRefused(Map.of("state", state, "error", error), code);

    assertThat(e.getClass().getSimpleName()).isEqualTo(type);
    assertThat(e.getMessage()).doesNotContain("<");
  }

  @Test
  void aNoWithoutAQuestionIsAStrangers() {
    String state = state(consent().begin(REDIRECT));

    assertRefused(Map.of("error", "access_denied"), "test.state-missing");
    assertRefused(Map.of("state", "x", "error", "access_denied"), "test.state-unknown");
    consent().complete(callback(state), null);
  }

  @Test
  void aCodeThatIsNotGoodIsToldAndNothingIsStored() {
    app.failure = new Unauthorized("test.consent-lost", "Invalid Params: invalid code", "", null);

    assertRefused(callback(state(consent().begin(REDIRECT))), "test.code-refused");
    assertRefused(Map.of("state", state(consent().begin(REDIRECT))), "test.code-missing");
    assertThat(store.load("test")).isEmpty();
  }

  @Test
  void aProviderThatCannotBeReachedIsNotTheFaultOfTheCode() {
    app.failure = new Unavailable("test.timeout", "no answer", "Wait.", null);

    assertRefused(callback(state(consent().begin(REDIRECT))), "test.timeout");
  }

  @Test
  void tooFewScopesAreRefusedAndTheOldTokensStay() {
    connect();
    byte[] before = store.load("test").orElseThrow().bytes();
    app.account = new Account("anna", Set.of("more"));

    SourceException e =
        assertRefused(callback(state(consent().begin(REDIRECT))), "test.scope-missing");

    assertThat(e).hasMessageContaining("read").hasMessageNotContaining("more,");
    assertThat(store.load("test").orElseThrow().bytes()).isEqualTo(before);
  }

  @Test
  void somebodyElseThanTheHolderIsRefusedAndTheOldTokensStay() {
    connect();
    byte[] before = store.load("test").orElseThrow().bytes();
    app.account = new Account("bert", Set.of("read"));
    String state = state(consent().begin(REDIRECT));

    assertThatThrownBy(() -> consent().complete(callback(state), ANNA))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("test.other-account"))
        .hasMessageContaining("bert")
        .hasMessageContaining("anna");
    assertThat(store.load("test").orElseThrow().bytes()).isEqualTo(before);
  }

  @Test
  void withoutStoredDataAnotherAccountMayTakeOver() {
    connect();
    app.account = new Account("bert", Set.of("read"));

    assertThat(consent().complete(callback(state(consent().begin(REDIRECT))), null).id())
        .isEqualTo("bert");
  }

  @Test
  void tokensThatCannotBeReadAnyMoreDoNotKeepAnybodyFromConnecting() {
    store.compareAndSet("test", 0, new byte[] {1, 2, 3});
    connect();

    assertThat(OAuthTokens.fromBytes(store.load("test").orElseThrow().bytes()).accessToken())
        .isEqualTo("access-c");
  }

  @Test
  void whoDisconnectsIsForgottenHereAndThere() {
    connect();
    consent().revoke();
    consent().revoke();

    assertThat(app.revoked).containsExactly("access-c");
    var seeded = OAuthSession.of("test", store, app, OAuthTokens.of("a", "r", null, null), clock);
    assertThatThrownBy(() -> seeded.call(OAuthTokens::accessToken))
        .as("not connected again by the tokens in the settings")
        .isInstanceOfSatisfying(
            Unauthorized.class, e -> assertThat(e.code()).isEqualTo("test.not-connected"));
    connect();
    assertThat(seeded.<String>call(OAuthTokens::accessToken)).isEqualTo("access-c");
  }

  @Test
  void whoHasTokensInTheSettingsOnlyIsForgottenThereToo() {
    var seed = OAuthTokens.of("access-s", "refresh-s", null, null);
    var seeded = OAuthConsent.of("test", store, app, clock, new SecureRandom()).withSeed(seed);

    seeded.revoke();
    seeded.revoke();
    assertThat(app.revoked).containsExactly("access-s");
    connect();
    seeded.revoke();
    assertThat(app.revoked).containsExactly("access-s", "access-c");
  }

  @Test
  void whoDisconnectsOfflineIsForgottenHereAndToldWhatToDo() {
    connect();
    app.failure = new Unavailable("test.unreachable", "cannot be reached", "Wait.", null);

    assertThatThrownBy(() -> consent().revoke())
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> {
              assertThat(e.code()).isEqualTo("test.not-told");
              assertThat(e.advice()).contains("https://test.example/apps");
            });
    assertThat(new String(store.load("test").orElseThrow().bytes(), StandardCharsets.UTF_8))
        .doesNotContain("access-c");
  }

  private void connect() {
    consent().complete(callback(state(consent().begin(REDIRECT))), null);
  }

  private SourceException assertRefused(Map<String, String> callback, String code) {
    try {
      consent().complete(callback, null);
    } catch (SourceException e) {
      assertThat(e.code()).isEqualTo(code);
      assertThat(e.advice()).isNotBlank();
      return e;
    }
    throw new AssertionError("not refused");
  }

  private static Map<String, String> callback(String state) {
    return Map.of("state", state, "code", "c");
  }

  private static String state(URI page) {
    return page.getQuery().substring("state=".length());
  }

  /** An app at a provider that gives whatever is asked for. */
  private static final class App implements OAuthApp {
    private final List<String> exchanged = new ArrayList<>();
    private final List<String> revoked = new ArrayList<>();
    private Account account = ANNA;
    private @Nullable SourceException failure;

    @Override
    public String displayName() {
      return "Test";
    }

    @Override
    public URI permissionsPage() {
      return URI.create("https://test.example/apps");
    }

    @Override
    public Set<String> scopes() {
      return Set.of("read", "more");
    }

    @Override
    public boolean suffices(Set<String> granted) {
      return granted.contains("read");
    }

    @Override
    public URI consentPage(URI redirect, String state) {
      return URI.create("https://test.example/?state=" + state);
    }

    @Override
    public synchronized OAuthTokens exchange(String code, URI redirect, Set<String> granted) {
      failIfTold();
      exchanged.add(code + ' ' + redirect);
      return OAuthTokens.of("access-" + code, "refresh-" + code, null, account);
    }

    @Override
    public void revoke(OAuthTokens tokens) {
      failIfTold();
      revoked.add(tokens.accessToken());
    }

    @Override
    public OAuthTokens refresh(OAuthTokens tokens) {
      throw new AssertionError("nothing to renew");
    }

    private void failIfTold() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
