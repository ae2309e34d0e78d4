package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.MassUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How tabs are laid out and written, as far as their owner had to say so: which header means what,
 * and what has two readings without a word. Immutable.
 */
final class SheetLayout {

  private static final String DATE_ORDER = "date-order";
  private static final String DECIMAL = "decimal";
  private static final String WEIGHT_UNIT = "weight-unit";
  private static final String FILL_DOWN = "fill-down";

  private final SortedMap<String, String> said;
  private final ExerciseNames exercises;

  private SheetLayout(SortedMap<String, String> said, ExerciseNames exercises) {
    this.said = said;
    this.exercises = exercises;
  }

  /** Nothing had to be said. */
  static SheetLayout standard() {
    return new SheetLayout(new TreeMap<>(), ExerciseNames.standard());
  }

  /** What can be said. */
  private static List<String> settings() {
    return Stream.concat(
            ColumnRole.all().stream().map(ColumnRole::setting),
            Stream.of(DATE_ORDER, DECIMAL, WEIGHT_UNIT, FILL_DOWN))
        .toList();
  }

  /**
   * @throws IllegalArgumentException if there is no such setting, or it cannot be right
   */
  SheetLayout with(String name, String value) {
    if (!settings().contains(name)) {
      throw new IllegalArgumentException(
          "expected one of " + String.join(", ", settings()) + ", not " + name);
    }
    var more = new TreeMap<>(said);
    more.put(name, value.strip());
    var layout = new SheetLayout(more, exercises);
    switch (name) {
      case DATE_ORDER -> layout.dates();
      case DECIMAL -> layout.numbers();
      case WEIGHT_UNIT -> layout.weightUnit();
      case FILL_DOWN -> layout.fillDown();
      default -> layout.requireHeader(name);
    }
    return layout;
  }

  /**
   * @param table as {@link ExerciseNames#and} has it
   * @throws IllegalArgumentException if it is not written so
   */
  SheetLayout withExercises(String table) {
    return new SheetLayout(said, exercises.and(table));
  }

  /** The header that its owner named for it. */
  Optional<String> header(ColumnRole role) {
    return Optional.ofNullable(said.get(role.setting()));
  }

  Dates dates() {
    return new Dates(choice(DATE_ORDER, DateOrder.class));
  }

  Numbers numbers() {
    String mark = said.get(DECIMAL);
    if (mark == null) {
      return new Numbers(null);
    }
    if (!mark.equals(".") && !mark.equals(",")) {
      throw new IllegalArgumentException("expected . or ,");
    }
    return new Numbers(mark.charAt(0));
  }

  MassUnit weightUnit() {
    String unit = said.get(WEIGHT_UNIT);
    return unit == null
        ? MassUnit.KILOGRAM
        : Loads.unit(unit).orElseThrow(() -> new IllegalArgumentException("expected kg or lb"));
  }

  FillDown fillDown() {
    FillDown chosen = choice(FILL_DOWN, FillDown.class);
    return chosen == null ? FillDown.DATE : chosen;
  }

  ExerciseNames exercises() {
    return exercises;
  }

  private <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    String value = said.get(name);
    if (value == null) {
      return null;
    }
    E[] choices = type.getEnumConstants();
    return Arrays.stream(choices)
        .filter(choice -> lower(choice).equals(Names.lower(value)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(choices)
                            .map(SheetLayout::lower)
                            .collect(Collectors.joining(", "))));
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private void requireHeader(String name) {
    String header = said.getOrDefault(name, "");
    boolean twice =
        ColumnRole.all().stream()
            .filter(role -> !role.setting().equals(name))
            .anyMatch(role -> header(role).map(Names::key).equals(Optional.of(Names.key(header))));
    if (Names.key(header).isEmpty() || twice) {
      throw new IllegalArgumentException(
          twice ? "another column has this header already" : "expected the header of a column");
    }
  }

  /** All that the records depend on. */
  @Override
  public String toString() {
    return said + " exercises=" + exercises.digest();
  }
}
