package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.connectors.strava.ActivityMapper.Row;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists a slice of time from its newer end, as much of it as one answer holds.
 *
 * <p>Pages are not counted but cut by time, because rows move between counted pages when something
 * is uploaded meanwhile. The oldest second of an answer may go on behind it, so it is left to the
 * next one; only an answer that is all of one second is followed by a counted page. A page may be
 * short and not be the last: only an empty one is.
 */
final class SliceReader {

  private static final String CHANGED =
      "Strava may have changed its answers: look for a newer version, or report it.";

  private final StravaApi api;
  private final OAuthSession session;
  private final ActivityMapper mapper;
  private final int pageSize;

  SliceReader(StravaApi api, OAuthSession session, ActivityMapper mapper, int pageSize) {
    this.api = api;
    this.session = session;
    this.mapper = mapper;
    this.pageSize = pageSize;
  }

  /**
   * @param from where the rows begin: they are all there are from here to the end of the slice
   * @param whole the slice has no more
   */
  record Slice(List<Row> rows, long from, boolean whole, @Nullable Account account, int calls) {

    /** Epoch seconds; 0 if there is none. */
    long newest() {
      return rows.stream().map(Row::start).filter(Objects::nonNull).max(Long::compare).orElse(0L);
    }
  }

  /** From and before are epoch seconds, the first included, the second not. */
  Slice read(long from, long before) {
    Map<Object, Row> rows = new LinkedHashMap<>();
    for (int page = 1; ; page++) {
      Answer said = ask(from, before, page);
      List<Row> answer = said.rows();
      Optional<Account> told = said.account();
      if (answer.isEmpty()) {
        return slice(rows.values(), told, from, true, page);
      }
      requireNewestFirst(answer);
      int known = rows.size();
      answer.forEach(row -> rows.put(row.identity(), row));
      // Whether the limits are included is nowhere said.
      rows.values().removeIf(row -> row.start() != null && row.start() >= before);
      long oldest = oldest(rows.values(), before);
      if (oldest < from) {
        return slice(rows.values(), told, from, true, page);
      }
      if (rows.values().stream().anyMatch(row -> row.start() != null && row.start() > oldest)) {
        return slice(rows.values(), told, oldest + 1, false, page);
      }
      if (page > 1 && rows.size() == known) {
        throw new InvalidResponse(
            "strava.page-repeated", "Strava answered two pages with the same rows", CHANGED, null);
      }
    }
  }

  /**
   * @param account what was known when the tokens were given
   */
  private record Answer(List<Row> rows, Optional<Account> account) {}

  private Answer ask(long from, long before, int page) {
    return session.call(
        tokens -> {
          List<RawJson> rows =
              api.activities(
                  "Bearer " + tokens.accessToken(), Math.max(0, from - 1), before, page, pageSize);
          return new Answer(rows.stream().map(mapper::map).toList(), tokens.account());
        });
  }

  private Slice slice(
      Collection<Row> rows, Optional<Account> told, long from, boolean whole, int calls) {
    List<Row> inside =
        rows.stream().filter(row -> row.start() == null || row.start() >= from).toList();
    Optional<Account> listed =
        rows.stream()
            .map(Row::athlete)
            .filter(Objects::nonNull)
            .findFirst()
            .map(id -> StravaScopes.account(id.toString(), told));
    if (listed.isPresent() || told.isPresent()) {
      Account account = listed.or(() -> told.map(it -> StravaScopes.account(it.id(), told))).get();
      return new Slice(inside, from, whole, account, calls);
    }
    // Neither a row nor the tokens say whose they are: nobody's emptiness must not delete anything.
    return new Slice(inside, from, whole, athlete(), calls + 1);
  }

  private @Nullable Account athlete() {
    Long id = session.call(tokens -> api.athlete("Bearer " + tokens.accessToken())).id();
    return id == null ? null : new Account(id.toString(), Set.of());
  }

  private static long oldest(Collection<Row> rows, long none) {
    return rows.stream().map(Row::start).filter(Objects::nonNull).min(Long::compare).orElse(none);
  }

  /** Cutting by time would lose what lies between, without anybody noticing. */
  private static void requireNewestFirst(List<Row> answer) {
    List<Long> starts = answer.stream().map(Row::start).filter(Objects::nonNull).toList();
    if (!starts.isEmpty() && starts.get(0) < starts.get(starts.size() - 1)) {
      throw new InvalidResponse(
          "strava.unexpected-order", "Strava listed the oldest activities first", CHANGED, null);
    }
  }
}
