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
    if (passwords.isCrowded()) {
      return new Result(Optional.empty(), Duration.ofSeconds(1));
    }
    String[] keys = {"account " + name, "address " + site(address)};
    Duration wait = throttle.tryNow(keys);
    if (!wait.isZero()) {
      return new Result(Optional.empty(), wait);
    }
    Optional<Account> account = accounts.find(name);
    if (account.isEmpty()) {
      passwords.verifyNobody(password);
    }
    Optional<Session> session =
        account.filter(a -> passwords.verify(password, a.passwordHash())).map(sessions::open);
    if (session.isPresent()) {
      throttle.succeeded(keys);
      log.info("login of {} from {}", printable(name), address.getHostAddress());
    } else {
      log.warn("login refused for {} from {}", printable(name), address.getHostAddress());
    }
    return new Result(session, Duration.ZERO);
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
