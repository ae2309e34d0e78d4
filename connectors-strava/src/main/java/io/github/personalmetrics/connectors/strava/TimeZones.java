package io.github.personalmetrics.connectors.strava;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code (GMT-05:00) America/New_York}. The offset in front is that of winter and says
 * nothing; the name behind it may be one that {@link ZoneId#of} knows only as a short id.
 */
final class TimeZones {

  private static final Pattern OFFSET_IN_FRONT = Pattern.compile("^\\s*\\([^)]*\\)\\s*");

  private TimeZones() {}

  /**
   * @param utcOffset seconds at the time of the activity, for a zone that Java does not know
   * @throws IllegalArgumentException if neither tells the zone
   */
  static ZoneId of(@Nullable String timezone, @Nullable Double utcOffset) {
    String id = timezone == null ? "" : OFFSET_IN_FRONT.matcher(timezone).replaceFirst("").strip();
    try {
      return ZoneId.of(id, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      if (utcOffset == null) {
        throw new IllegalArgumentException("its time zone \"" + id + "\" is unknown", e);
      }
      return ZoneOffset.ofTotalSeconds((int) Math.round(utcOffset));
    }
  }
}
