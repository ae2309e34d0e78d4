package io.github.personalmetrics.examples.dashboard.person;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a login wants its pages. Immutable. */
public record Preferences(Language language, Theme theme, Units units) {

  public static final Preferences DEFAULT =
      new Preferences(Language.AUTO, Theme.AUTO, Units.METRIC);

  public Preferences withTheme(Theme other) {
    return new Preferences(language, other, units);
  }

  /** As it is stored, and as forms send it. */
  public Map<String, String> asMap() {
    return Map.of(
        "language", language.id(),
        "theme", theme.id(),
        "mass", units.mass().id(),
        "distance", units.distance().id(),
        "effort", units.effort().id());
  }

  /** What another version chose and this one does not know is as if it were not chosen. */
  public static Preferences of(Map<String, String> stored) {
    return new Preferences(
        one(Language.class, stored.get("language"), DEFAULT.language),
        one(Theme.class, stored.get("theme"), DEFAULT.theme),
        new Units(
            one(Mass.class, stored.get("mass"), DEFAULT.units.mass()),
            one(Distance.class, stored.get("distance"), DEFAULT.units.distance()),
            one(Effort.class, stored.get("effort"), DEFAULT.units.effort())));
  }

  private static <E extends Enum<E> & Option> E one(
      Class<E> type, @Nullable String id, E otherwise) {
    return Option.of(type, id).orElse(otherwise);
  }
}
