package io.github.personalmetrics.connectors.sheets;

import java.util.List;
import java.util.regex.Pattern;

/** What a column of a known name holds. */
enum ColumnRole {
  DATE("Date", "day"),
  SESSION("Session", "session name", "workout", "workout name", "workout type", "wod"),
  EXERCISE("Exercise", "exercise name", "movement", "lift"),
  SETS("Sets", "number of sets"),
  REPS("Reps", "rep", "repetitions"),
  WEIGHT("Weight", "load"),
  NOTES("Notes", "note", "comment", "comments");

  private static final Pattern WITH_UNIT = Pattern.compile("(.+?) ?[(\\[]? ?(kgs?|lbs?) ?[)\\]]?");

  private final String title;
  private final List<String> aliases;

  ColumnRole(String title, String... aliases) {
    this.title = title;
    this.aliases = List.of(aliases);
  }

  String title() {
    return title;
  }

  /** Whether a header means this; a weight may say its unit, no other name may say more. */
  boolean isNamed(String header) {
    String name = Names.lower(header);
    if (this == WEIGHT) {
      var withUnit = WITH_UNIT.matcher(name);
      name = withUnit.matches() ? withUnit.group(1) : name;
    }
    return name.equals(Names.lower(title)) || aliases.contains(name);
  }

  /** Kilograms unless the header of a weight says otherwise. */
  static LoadUnit unit(String header) {
    var withUnit = WITH_UNIT.matcher(Names.lower(header));
    return withUnit.matches() ? LoadUnit.of(withUnit.group(2)) : LoadUnit.KILOGRAM;
  }
}
