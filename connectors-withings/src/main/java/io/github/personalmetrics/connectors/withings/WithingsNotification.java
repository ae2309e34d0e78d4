package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Withings posts to an application's callback when somebody's data was added, changed or
 * deleted: the body of a form, to be answered with a 2xx within two seconds. Read the {@link
 * #windows()} afterwards.
 *
 * <p>It is not signed: let the callback's path hold a secret, and trust nothing but that there may
 * be something to read. Immutable.
 */
public final class WithingsNotification {

  private static final int ACTIVITY = 16;
  private static final int USER = 46;

  /** The row of a day stands at some hour of it. */
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Whether the limits are included is nowhere said. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** A date is one of the person's zone. */
  private static final Duration AROUND_A_DATE = Duration.ofHours(14);

  /** What can be told of each subscription; the other numbers are not about data that is read. */
  private static final Map<Integer, List<SourceId>> SOURCES =
      Map.of(
          1,
          List.of(MeasureRows.SOURCE),
          2,
          List.of(MeasureRows.SOURCE),
          4,
          List.of(MeasureRows.SOURCE),
          ACTIVITY,
          List.of(DayRows.SOURCE, WorkoutRows.SOURCE),
          44,
          List.of(NightRows.SOURCE),
          54,
          List.of(MeasureRows.SOURCE));

  private static final Set<String> GOODBYES = Set.of("unlink", "delete");

  private final int appli;
  private final @Nullable String action;
  private final @Nullable TimeRange range;

  private WithingsNotification(int appli, @Nullable String action, @Nullable TimeRange range) {
    this.appli = appli;
    this.action = action;
    this.range = range;
  }

  /**
   * A slice of a source that is to be read again.
   *
   * @param request for the connector; its range is what {@code SyncEngine.reread} takes
   */
  public record Window(SourceId source, FetchRequest.Window request) {}

  /**
   * Reads the body of a request.
   *
   * @param form as it was posted, {@code userid=..&appli=..}
   * @param userId whose data is read here: the account's id
   * @throws IllegalArgumentException if it is none, or about somebody else
   */
  public static WithingsNotification parse(String form, String userId) {
    Map<String, String> fields = fields(form);
    if (!userId.equals(fields.get("userid"))) {
      throw new IllegalArgumentException("the notification is about another account");
    }
    return new WithingsNotification(
        appli(fields), fields.get("action"), range(fields, appli(fields)));
  }

  private static int appli(Map<String, String> fields) {
    return number(fields, "appli")
        .filter(appli -> appli <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElseThrow(
            () -> new IllegalArgumentException("the notification does not say what it is about"));
  }

  /** The subscription's number: 1 body, 4 heart, 16 activity, 44 sleep, 46 the account. */
  public int appli() {
    return appli;
  }

  /** Whether the person has withdrawn the consent or deleted the account: nothing more comes. */
  public boolean isGoodbye() {
    return appli == USER && action != null && GOODBYES.contains(action);
  }

  /** What to read again; empty if it is about nothing that is read. */
  public List<Window> windows() {
    if (range == null) {
      return List.of();
    }
    var request = FetchRequest.window(range);
    return SOURCES.getOrDefault(appli, List.of()).stream()
        .map(source -> new Window(source, request))
        .toList();
  }

  private static @Nullable TimeRange range(Map<String, String> fields, int appli) {
    Optional<Long> start = number(fields, "startdate");
    Optional<Long> end = number(fields, "enddate");
    if (start.isPresent() && end.isPresent()) {
      Instant from = Instant.ofEpochSecond(start.get());
      Instant to = Instant.ofEpochSecond(end.get());
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("the notification ends before it starts");
      }
      Duration around = appli == ACTIVITY ? A_DAY : A_SECOND;
      return TimeRange.of(from.minus(around), to.plusSeconds(1).plus(around));
    }
    String date = fields.get("date");
    if (date == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(date);
      return TimeRange.of(
          day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(AROUND_A_DATE),
          day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(AROUND_A_DATE));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the notification's date is none", e);
    }
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    for (String pair : form.strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Optional<Long> number(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      return Optional.empty();
    }
    // Longer ones are no time of this age, and none of our numbers.
    if (!text.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException("the notification's " + name + " is no number");
    }
    return Optional.of(Long.valueOf(text));
  }

  @Override
  public String toString() {
    return "WithingsNotification[appli=" + appli + ", action=" + action + ", range=" + range + ']';
  }
}
