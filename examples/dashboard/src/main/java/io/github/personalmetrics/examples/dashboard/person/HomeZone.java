package io.github.personalmetrics.examples.dashboard.person;

import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the person lives, for days and weeks that no record tells: what an owner chose, else what
 * the settings say. Safe for use by many threads and processes.
 */
public final class HomeZone {

  private static final String NAME = "dashboard.zone";
  private static final Pattern PLACE =
      Pattern.compile(
          "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

  private final TokenStore store;
  private final ZoneId otherwise;
  private final Clock clock;
  private volatile @Nullable Known known;

  /** Every page asks several times; another process' choice is seen a second later. */
  private record Known(ZoneId zone, Instant until) {}

  public HomeZone(TokenStore store, ZoneId otherwise, Clock clock) {
    this.store = store;
    this.otherwise = otherwise;
    this.clock = clock;
  }

  public ZoneId get() {
    Instant now = clock.instant();
    Known last = known;
    if (last == null || !now.isBefore(last.until)) {
      ZoneId zone = store.load(NAME).flatMap(HomeZone::read).orElse(otherwise);
      last = new Known(zone, now.plusSeconds(1));
      known = last;
    }
    return last.zone;
  }

  /** The last one who chooses is right. */
  public void set(ZoneId zone) {
    byte[] next = zone.getId().getBytes(StandardCharsets.UTF_8);
    while (!store.compareAndSet(
        NAME, store.load(NAME).map(StoredToken::version).orElse(0L), next)) {
      // Somebody else chose meanwhile.
    }
    known = null;
  }

  /** The names that people know, by continent and city. */
  public static List<String> all() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> PLACE.matcher(id).matches())
        .sorted()
        .toList();
  }

  /** A zone such as Europe/Paris; nothing else that Java reads, such as {@code +01:00}. */
  public static Optional<ZoneId> of(String text) {
    return ZoneId.getAvailableZoneIds().contains(text)
        ? Optional.of(ZoneId.of(text))
        : Optional.empty();
  }

  /** A name that this Java does not know is as if none were chosen. */
  private static Optional<ZoneId> read(StoredToken stored) {
    try {
      return Optional.of(ZoneId.of(new String(stored.bytes(), StandardCharsets.UTF_8)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
