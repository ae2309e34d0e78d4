package io.github.personalmetrics.examples.dashboard.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in, in memory: 30 minutes without a request or 12 hours in all end a session, and
 * so does any change of its account. Safe for use by many threads.
 */
public final class Sessions {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MAX_SESSIONS = 200;

  private record Entry(Session session, Instant lastSeen) {}

  private final Accounts accounts;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  public Sessions(Accounts accounts, Clock clock, SecureRandom random) {
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
  }

  /** Always a new id, so that one known before a login is worth nothing after it. */
  Session open(Account account) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> isOver(entry, now));
    while (entries.size() >= MAX_SESSIONS) {
      entries.values().stream()
          .min(Comparator.comparing(Entry::lastSeen))
          .ifPresent(oldest -> entries.remove(oldest.session().id()));
    }
    var session = new Session(Secrets.next(random), Secrets.next(random), account, now);
    entries.put(session.id(), new Entry(session, now));
    return session;
  }

  /** The session of a cookie, which counts as a sign of life. */
  public Optional<Session> find(String id) {
    Instant now = clock.instant();
    Entry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    Account account = entry.session().account();
    Optional<Account> current = accounts.find(account.name()).filter(account::isSameLogin);
    if (isOver(entry, now) || current.isEmpty()) {
      entries.remove(id);
      return Optional.empty();
    }
    entries.computeIfPresent(id, (key, known) -> new Entry(known.session(), now));
    return current.map(entry.session()::of);
  }

  /** Whether it has not ended, which is no sign of life. */
  public boolean isOpen(Session session) {
    Entry entry = entries.get(session.id());
    Account account = session.account();
    return entry != null
        && !isOver(entry, clock.instant())
        && accounts.find(account.name()).filter(account::isSameLogin).isPresent();
  }

  public void close(Session session) {
    entries.remove(session.id());
  }

  private static boolean isOver(Entry entry, Instant now) {
    return entry.lastSeen().plus(IDLE).isBefore(now)
        || entry.session().startedAt().plus(LONGEST).isBefore(now);
  }
}
