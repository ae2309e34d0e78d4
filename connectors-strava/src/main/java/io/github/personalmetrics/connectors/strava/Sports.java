package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.Sport;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * From {@code sport_type} to canonical sports. New ones come without notice, so the rule is open:
 * {@code TrailRun} is {@code trail-run}, and so is whatever comes next.
 */
final class Sports {

  private static final Map<String, Sport> EXCEPTIONS =
      Map.of(
          "WeightTraining", Sport.STRENGTH,
          "Crossfit", Sport.STRENGTH,
          "Workout", Sport.OTHER);

  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9]{1,40}");
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Sports() {}

  static Sport of(String sportType) {
    Sport exception = EXCEPTIONS.get(sportType);
    if (exception != null) {
      return exception;
    }
    return WORDS.matcher(sportType).matches()
        ? new Sport(WORD_START.matcher(sportType).replaceAll("-").toLowerCase(Locale.ROOT))
        : Sport.OTHER;
  }
}
