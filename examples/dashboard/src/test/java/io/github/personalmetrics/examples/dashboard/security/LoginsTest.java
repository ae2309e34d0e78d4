package io.github.personalmetrics.examples.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginsTest {

  private static final String PASSWORD = "correct horse battery";
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(random);
  private final Accounts accounts =
      new Accounts(new InMemoryStore(clock).open(SubjectId.of("me")).tokens(), passwords);
  private final Sessions sessions = new Sessions(accounts, clock, random);
  private final Logins logins = new Logins(accounts, passwords, sessions, clock);

  @BeforeEach
  void anna() {
    accounts.add("anna", Role.OWNER, PASSWORD);
  }

  @Test
  void endingAllSessionsEndsThoseOfAnotherProcessToo() {
    Account anna = accounts.find("anna").orElseThrow();
    var elsewhere = new Sessions(accounts, clock, random);
    Session here = sessions.open(anna);
    Session there = elsewhere.open(anna);
    accounts.endSessions("anna");

    assertThat(sessions.find(here.id())).isEmpty();
    assertThat(elsewhere.find(there.id())).isEmpty();
    assertThat(logins.attempt("anna", PASSWORD, HERE).session()).isPresent();
  }

  @Test
  void aPreferenceEndsNoSessionAndIsSeenByAll() {
    Session before = sessions.open(accounts.find("anna").orElseThrow());
    accounts.prefer("anna", preferences -> preferences.withTheme(Theme.DARK));

    assertThat(sessions.find(before.id()))
        .map(session -> session.account().preferences().theme())
        .contains(Theme.DARK);
  }

  @Test
  void anotherPasswordNeedsTheOldOneAndEndsEverySessionButTheNewOne() {
    Session before = sessions.open(accounts.find("anna").orElseThrow());
    Account anna = before.account();

    assertThat(logins.change(anna, "wrong", "another one", HERE).session()).isEmpty();
    assertThat(sessions.find(before.id())).isPresent();
    Session after = logins.change(anna, PASSWORD, "another one", HERE).session().orElseThrow();
    assertThat(sessions.find(before.id())).isEmpty();
    assertThat(sessions.find(after.id())).isPresent();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.csrf()).isNotEqualTo(before.csrf());
  }

  @Test
  void thereIsNoDefaultAccount() {
    assertThat(accounts.all()).extracting(Account::name).containsExactly("anna");
    assertThat(logins.attempt("admin", "admin", HERE).session()).isEmpty();
  }

  @Test
  void anUnknownNameCostsAsMuchWorkAsAWrongPassword() {
    long before = passwords.computed();
    logins.attempt("anna", "wrong", HERE);
    long known = passwords.computed() - before;
    logins.attempt("nobody", "wrong", HERE);

    assertThat(known).isEqualTo(1);
    assertThat(passwords.computed() - before - known).isEqualTo(known);
  }

  @Test
  void aThousandGuessesAreHardlyComputedAndTheRightPasswordWorksAfterTheWait() {
    long before = passwords.computed();
    for (int i = 0; i < 1000; i++) {
      logins.attempt("anna", "guess " + i, HERE);
    }
    assertThat(passwords.computed() - before).isLessThanOrEqualTo(20);

    Logins.Result tooEarly = logins.attempt("anna", PASSWORD, HERE);
    assertThat(tooEarly.session()).isEmpty();
    assertThat(tooEarly.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(60));
    clock.advance(tooEarly.retryAfter());
    assertThat(logins.attempt("anna", PASSWORD, HERE).session()).isPresent();
  }

  @Test
  void aSessionEndsAfterHalfAnHourWithoutASign() {
    Session session = enter();
    clock.advance(Duration.ofMinutes(30).minusSeconds(1));
    assertThat(sessions.find(session.id())).contains(session);
    clock.advance(Duration.ofMinutes(30).plusSeconds(1));
    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void aSessionEndsAfterTwelveHoursThoughActive() {
    Session session = enter();
    for (int i = 0; i < 12 * 6; i++) {
      assertThat(sessions.find(session.id())).isPresent();
      clock.advance(Duration.ofMinutes(10));
    }
    clock.advance(Duration.ofSeconds(1));

    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void anotherPasswordEndsTheSessionsOfTheOldOne() {
    Session session = enter();
    accounts.reset("anna", "another horse battery");

    assertThat(sessions.find(session.id())).isEmpty();
    assertThat(logins.attempt("anna", PASSWORD, HERE).session()).isEmpty();
    assertThat(logins.attempt("anna", "another horse battery", HERE).session()).isPresent();
  }

  @Test
  void aRemovedAccountIsOutAtOnce() {
    Session session = enter();
    accounts.remove("anna");

    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void everyLoginHasASessionOfItsOwn() {
    assertThat(enter().id()).isNotEqualTo(enter().id());
  }

  @Test
  void whatIsPrintedHoldsNoSecret() {
    Session session = enter();

    assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.csrf());
    assertThat(accounts.all().toString()).doesNotContain("argon2");
  }

  @Test
  void badNamesAndShortPasswordsAreRefusedWithTheReason() {
    assertThatThrownBy(() -> accounts.add("a\nb", Role.OWNER, PASSWORD))
        .hasMessageContaining("a user name is");
    assertThatThrownBy(() -> accounts.add("carl", Role.OWNER, "short"))
        .hasMessageContaining("a password has");
    assertThatThrownBy(() -> accounts.add("anna", Role.OWNER, PASSWORD))
        .hasMessageContaining("there is a user anna");
    assertThatThrownBy(() -> accounts.remove("carl")).hasMessageContaining("no user carl");
  }

  private Session enter() {
    return logins.attempt("anna", PASSWORD, HERE).session().orElseThrow();
  }
}
