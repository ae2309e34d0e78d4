package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * Reads what a person's scale, blood pressure monitor and watch measured, as {@code
 * withings/measures}. Safe for use by many threads.
 *
 * <p>It follows the provider's advice: ask for what changed since the latest change seen. So a
 * reading that arrives weeks late, or is edited years later, is found.
 */
public final class WithingsConnector implements SourceConnector {

  private static final SourceId SOURCE = SourceId.of("withings", "measures");
  private static final long YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

  private final MeasureQuery query;
  private final Instant since;
  private final MeasureMapper mapper = new MeasureMapper(SOURCE);

  private WithingsConnector(MeasureQuery query, Instant since) {
    this.query = query;
    this.since = since;
  }

  /**
   * @param tokens where the person's tokens live; wrap it to encrypt them
   * @param client lends its connections
   */
  public static WithingsConnector measures(
      WithingsConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    var budget = WithingsAccess.budget(config, tokens, clock);
    return measures(config, WithingsAccess.of(config, tokens, budget, client, clock));
  }

  /**
   * For an application with several persons, who share its limits.
   *
   * @param client lends its connections
   */
  public static WithingsConnector measures(
      WithingsConfig config, ConnectorContext context, OkHttpClient client) {
    return measures(config, WithingsAccess.of(config, context, client));
  }

  static WithingsConnector measures(WithingsConfig config, WithingsAccess access) {
    return new WithingsConnector(new MeasureQuery(access.api(), access.session()), config.since());
  }

  @Override
  public SourceId source() {
    return SOURCE;
  }

  @Override
  public String recipe() {
    return "1 since=" + since.getEpochSecond();
  }

  @Override
  public Page fetch(FetchRequest request) {
    return request instanceof FetchRequest.Window window
        ? window(window.range())
        : resume((FetchRequest.Resume) request);
  }

  private Page resume(FetchRequest.Resume request) {
    long from = since.getEpochSecond();
    MeasureCursor cursor = MeasureCursor.parse(request.cursor(), from);
    var answer = query.changedSince(cursor.since(), cursor.offset());
    Instant notBefore = request.notBefore().isAfter(since) ? request.notBefore() : since;
    var mapped = mapper.map(answer.body(), notBefore);
    Page page =
        answer.hasMore()
            ? Page.more(mapped.records(), cursor.page(answer.offset(), mapped.newest()).encode())
            : Page.last(mapped.records(), cursor.done(mapped.newest(), from).encode());
    return page.withRejected(mapped.rejected()).withAccount(answer.account());
  }

  /** Groups come in no order, so a slice is known in full only when it fits one answer. */
  private Page window(TimeRange range) {
    long start = epochSecond(range.from());
    long end = epochSecond(range.to());
    int calls = 1;
    var answer = between(start, end, 0);
    while (answer.hasMore() && end - start > 1) {
      end = start + (end - start) / 2;
      answer = between(start, end, 0);
      calls++;
    }
    var answers = new ArrayList<>(List.of(answer));
    while (answer.hasMore()) {
      answer = between(start, end, answer.offset());
      answers.add(answer);
      calls++;
    }
    boolean whole = end == epochSecond(range.to());
    var covered = TimeRange.of(range.from(), whole ? range.to() : Instant.ofEpochSecond(end));
    return slice(answers, covered, whole).withCalls(calls);
  }

  /** Asks a second wider: whether the limits are included is nowhere said. */
  private MeasureQuery.Answer between(long start, long end, long offset) {
    return query.measuredBetween(Math.max(0, start - 1), end + 1, offset);
  }

  private Page slice(List<MeasureQuery.Answer> answers, TimeRange covered, boolean whole) {
    var mapped = answers.stream().map(answer -> mapper.map(answer.body(), since)).toList();
    List<Measurement> inside =
        mapped.stream()
            .flatMap(part -> part.records().stream())
            .filter(record -> covered.contains(record.at()))
            .toList();
    Page page = whole ? Page.last(inside, Cursor.START) : Page.more(inside, Cursor.START);
    return page.withRejected(mapped.stream().flatMap(part -> part.rejected().stream()).toList())
        .withCovers(covered)
        .withAccount(answers.get(0).account());
  }

  private static long epochSecond(Instant instant) {
    return Math.max(0, Math.min(YEAR_3000, instant.getEpochSecond()));
  }
}
