package io.github.personalmetrics.examples.dashboard.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in who know their password. Safe for use by many threads. */
public final class Logins {

  private static final Logger log = LoggerFactory.getLogger(Logins.class);
  private static final int IPV6_SITE_BYTES = 8;
  private static final int LONGEST_LOGGED_NAME = 64;

  /** What came of a try: a session, or a wait, or neither for a wrong name or password. */
  public record Result(Optional<Session> session, Duration retryAfter) {}

  private record Answer(Optional<Account> account, Duration retryAfter) {}

  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle throttle;

  public Logins(Accounts accounts, Passwords passwords, Sessions sessions, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = new Throttle(clock);
  }

  public Result attempt(String name, String password, InetAddress address) {
    Answer answer = verify(name, password, address);
    if (answer.account().isPresent()) {
      log.info("login of {} from {}", printable(name), address.getHostAddress());
    } else if (answer.retryAfter().isZero()) {
      log.warn("login refused for {} from {}", printable(name), address.getHostAddress());
    }
    return new Result(answer.account().map(sessions::open), answer.retryAfter());
  }

  /**
   * Gives an account another password if the old one is right, ends its sessions, and opens a new
   * one. Whoever guesses the old one waits as at the login.
   *
   * @throws AccountException if the new one will not do
   */
  public Result change(Account account, String old, String password, InetAddress address) {
    String name = account.name();
    Answer answer = verify(name, old, address);
    if (answer.account().isPresent()) {
      accounts.reset(name, password);
      log.info("another password for {} from {}", printable(name), address.getHostAddress());
    } else if (answer.retryAfter().isZero()) {
      log.warn("password change refused for {} from {}", printable(name), address.getHostAddress());
    }
    return new Result(
        answer.account().flatMap(known -> accounts.find(name)).map(sessions::open),
        answer.retryAfter());
  }

  private Answer verify(String name, String password, InetAddress address) {
    if (passwords.isCrowded()) {
      return new Answer(Optional.empty(), Duration.ofSeconds(1));
    }
    String[] keys = {"account " + name, "address " + site(address)};
    Duration wait = throttle.tryNow(keys);
    if (!wait.isZero()) {
      return new Answer(Optional.empty(), wait);
    }
    Optional<Account> account = accounts.find(name);
    if (account.isEmpty()) {
      passwords.verifyNobody(password);
    }
    Optional<Account> known = account.filter(a -> passwords.verify(password, a.passwordHash()));
    if (known.isPresent()) {
      throttle.succeeded(keys);
    }
    return new Answer(known, Duration.ZERO);
  }

  /** An IPv6 household has 2^64 addresses and counts as one. */
  private static String site(InetAddress address) {
    return address instanceof Inet6Address
        ? Arrays.toString(Arrays.copyOf(address.getAddress(), IPV6_SITE_BYTES))
        : address.getHostAddress();
  }

  /** A name with a line break in it could forge a line of the log. */
  private static String printable(String name) {
    String line = name.replaceAll("[^\\p{L}\\p{N}._@-]", "?");
    return line.length() <= LONGEST_LOGGED_NAME ? line : line.substring(0, LONGEST_LOGGED_NAME);
  }
}
