package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Strava pushes to a subscribed address. It is a hint and no more: nobody has signed it, it
 * may come twice, too early or never, and most edits send none. So it holds no data, but says what
 * to read again. Immutable.
 *
 * <p>Before it is believed, {@link #subscription} and {@link #owner} must be those that are
 * expected; a secret in the path of the address keeps strangers away.
 */
public final class StravaEvent {

  /** What happened. */
  public enum Kind {
    CREATED,
    /** The title, the sport or the visibility changed. */
    UPDATED,
    /** Or became invisible to this app. */
    DELETED,
    /** The athlete withdrew the consent: no token works any more. */
    DEAUTHORIZED,
    /** Nothing that calls for an action. */
    OTHER
  }

  /** An upload may be late by so much until a full read finds it. */
  private static final Duration LATE = Duration.ofDays(30);

  /** A watch may be ahead of its time. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final Kind kind;
  private final @Nullable RecordKey activity;
  private final long owner;
  private final long subscription;
  private final Instant at;

  private StravaEvent(
      Kind kind, @Nullable RecordKey activity, long owner, long subscription, Instant at) {
    this.kind = kind;
    this.activity = activity;
    this.owner = owner;
    this.subscription = subscription;
    this.at = at;
  }

  /**
   * Reads the body of a pushed request.
   *
   * @throws IllegalArgumentException if it is not an event; the message says what is wrong
   */
  public static StravaEvent parse(String json) {
    var wire = new RawJson(json).as(StravaApi.Event.class);
    long object = required("object_id", wire.objectId());
    String type = required("object_type", wire.objectType());
    Kind kind = kind(type, required("aspect_type", wire.aspectType()), wire.updates());
    return new StravaEvent(
        kind,
        type.equals("activity")
            ? RecordKey.of(StravaConnector.SOURCE, Long.toString(object))
            : null,
        required("owner_id", wire.ownerId()),
        required("subscription_id", wire.subscriptionId()),
        Instant.ofEpochSecond(required("event_time", wire.eventTime())));
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return value;
  }

  private static Kind kind(
      String type, String aspect, @Nullable Map<String, @Nullable Object> updates) {
    if (type.equals("athlete")) {
      Object authorized = updates == null ? null : updates.get("authorized");
      return String.valueOf(authorized).equals("false") ? Kind.DEAUTHORIZED : Kind.OTHER;
    }
    if (!type.equals("activity")) {
      return Kind.OTHER;
    }
    return switch (aspect) {
      case "create" -> Kind.CREATED;
      case "update" -> Kind.UPDATED;
      case "delete" -> Kind.DELETED;
      default -> Kind.OTHER;
    };
  }

  public Kind kind() {
    return kind;
  }

  /** The activity it is about, if it is about one. */
  public Optional<RecordKey> activity() {
    return Optional.ofNullable(activity);
  }

  /** The athlete's id, which is that of the account. */
  public String owner() {
    return Long.toString(owner);
  }

  /** The app's subscription that it was sent for. */
  public long subscription() {
    return subscription;
  }

  /** To the second, by Strava's clock. */
  public Instant at() {
    return at;
  }

  /** The source that {@link #request} is for. */
  public SourceId source() {
    return StravaConnector.SOURCE;
  }

  /**
   * What to read again: the second in which a stored activity started, or else the month before the
   * event.
   *
   * @param startOf when a stored activity started; empty if it is not stored
   * @return empty if there is nothing to read, as for what was deleted and never stored
   */
  public Optional<FetchRequest.Window> request(
      Function<? super RecordKey, Optional<Instant>> startOf) {
    if (activity == null || kind == Kind.OTHER) {
      return Optional.empty();
    }
    Optional<TimeRange> known =
        startOf.apply(activity).map(start -> TimeRange.of(start, start.plusSeconds(1)));
    return known
        .or(
            () ->
                kind == Kind.DELETED
                    ? Optional.empty()
                    : Optional.of(TimeRange.of(at.minus(LATE), at.plus(AHEAD))))
        .map(FetchRequest.Window::new);
  }

  @Override
  public String toString() {
    return "StravaEvent[" + kind + ' ' + (activity == null ? owner : activity) + " at " + at + ']';
  }
}
