package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.strava.ActivityMapper.Row;
import io.github.personalmetrics.connectors.strava.SliceReader.Slice;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;

/**
 * Reads a person's runs, rides and whatever else Strava knows, as {@code strava/activities}. Safe
 * for use by many threads.
 *
 * <p>Strava does not say what changed since when. So each read lists the last thirty days before
 * the newest activity again, as contiguous slices: edits, late uploads and deletions in them are
 * found. What is not listed there, such as a watch that comes back after a winter, takes a full
 * read.
 */
public final class StravaConnector implements SourceConnector {

  static final SourceId SOURCE = SourceId.of("strava", "activities");
  private static final long YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

  private final SliceReader reader;
  private final TrackReader tracks;
  private final Instant since;
  private final Clock clock;

  private StravaConnector(SliceReader reader, TrackReader tracks, Instant since, Clock clock) {
    this.reader = reader;
    this.tracks = tracks;
    this.since = since;
    this.clock = clock;
  }

  /**
   * @param tokens where the person's tokens live; wrap it to encrypt them
   * @param client lends its connections
   */
  public static StravaConnector activities(
      StravaConfig config, TokenStore tokens, OkHttpClient client, Clock clock) {
    var budget = StravaAccess.budget(config, tokens, clock);
    return activities(config, StravaAccess.of(config, tokens, budget, client, clock), clock);
  }

  /**
   * For an application with several persons, who share its limits.
   *
   * @param client lends its connections
   */
  public static StravaConnector activities(
      StravaConfig config, ConnectorContext context, OkHttpClient client) {
    return activities(config, StravaAccess.of(config, context, client), context.clock());
  }

  private static StravaConnector activities(StravaConfig config, StravaAccess access, Clock clock) {
    var reader =
        new SliceReader(
            access.api(), access.session(), new ActivityMapper(SOURCE), config.pageSize());
    var tracks = new TrackReader(access);
    return new StravaConnector(reader, tracks, config.since(), clock);
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

  /**
   * The same, which offers the track of each activity too. That takes a call for each, so that
   * years of them take days: the newest come first, each sync goes on where the one before stopped,
   * and a quarter of the calls is left for lists. The cadence is in revolutions of one leg.
   */
  public SourceConnector withTracks() {
    return new TrackedActivities(this, tracks);
  }

  private Page resume(FetchRequest.Resume request) {
    Instant now = clock.instant();
    long start = secondFrom(later(since, request.notBefore()));
    ActivityCursor cursor = ActivityCursor.parse(request.cursor(), start, now);
    if (cursor.isEmpty() || cursor.from() > now.getEpochSecond()) {
      return nothing(cursor.done(0));
    }
    Slice slice = reader.read(cursor.from(), cursor.before());
    var covers =
        TimeRange.of(Instant.ofEpochSecond(slice.from()), Instant.ofEpochSecond(cursor.before()));
    return slice.whole()
        ? page(slice, covers, cursor.done(slice.newest()))
        : page(slice, covers, cursor.below(slice.from(), slice.newest()));
  }

  private Page window(TimeRange range) {
    Instant start = later(since, range.from());
    long from = secondFrom(start);
    long before = secondFrom(range.to());
    if (from >= before || from > clock.instant().getEpochSecond()) {
      return nothing(Cursor.START);
    }
    Slice slice = reader.read(from, before);
    Instant covered = slice.whole() ? start : Instant.ofEpochSecond(slice.from());
    return page(slice, TimeRange.of(covered, range.to()), Cursor.START);
  }

  private static Page page(Slice slice, TimeRange covers, Cursor next) {
    List<Activity> records =
        slice.rows().stream().map(Row::activity).filter(Objects::nonNull).toList();
    Page page = slice.whole() ? Page.last(records, next) : Page.more(records, next);
    return page.withRejected(
            slice.rows().stream().map(Row::rejection).filter(Objects::nonNull).toList())
        .withCovers(covers)
        .withAccount(slice.account())
        .withCalls(slice.calls());
  }

  private static Page nothing(Cursor next) {
    return Page.last(List.of(), next).withCalls(0);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The first whole second that is not earlier: activities start on whole seconds. */
  private static long secondFrom(Instant instant) {
    long second = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    return Math.max(0, Math.min(YEAR_3000, second));
  }
}
