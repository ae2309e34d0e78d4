package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.MassUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sets of one row. */
final class SetReader {

  private static final int MOST_SETS = 100;
  private static final BigDecimal MOST_KILOGRAMS = BigDecimal.valueOf(10_000);
  private static final Pattern TWO = Pattern.compile("\\d{2,15},\\d{2,15}( ?\\p{L}+)?");
  private static final Score NO_SCORE = new Score(null, null, null);

  private record Load(@Nullable BigDecimal kilograms) {}

  private final Spreadsheet.Tab tab;
  private final WorkoutColumns columns;
  private final Numbers numbers;
  private final Loads loads;
  private final MassUnit otherwise;
  private final ExerciseNames exercises;

  SetReader(Spreadsheet.Tab tab, WorkoutColumns columns, SheetLayout layout) {
    this.tab = tab;
    this.columns = columns;
    this.numbers = layout.numbers();
    this.loads = new Loads(numbers);
    this.otherwise = layout.weightUnit();
    this.exercises = layout.exercises();
  }

  /** The one name of the exercise. */
  String exercise(int row) throws CellException {
    Cell cell = cell(row, columns.exercise()).orFormula();
    if (cell.isBlank()) {
      throw new CellException(cell, "nothing says which exercise it was");
    }
    return exercises.name(cell.text());
  }

  /**
   * @param aside told what is wrong with the row, though its sets can be read
   */
  List<ExerciseSet> sets(int row, String exercise, Consumer<CellException> aside)
      throws CellException {
    Score score = score(row);
    Reps reps = reps(row, score);
    List<Integer> each = each(row, reps);
    requireSame(row, each, score);
    Load load = load(row, reps);
    boolean warmUp = WarmUp.read(cell(row, columns.warmUp()));
    String note = cell(row, columns.notes()).text();
    if (each.size() > 1 && (score.duration() != null || score.distance() != null)) {
      Cell cell = cell(row, columns.score());
      aside.accept(
          new CellException(
              cell, "a score of several sets belongs to none of them; give it a row of its own"));
      score = NO_SCORE;
    }
    var sets = new ArrayList<ExerciseSet>(each.size());
    ExerciseSet last = null;
    for (int repetitions : each) {
      if (last == null || last.reps() != repetitions) {
        last = set(row, exercise, repetitions, load, score, reps.perSide(), warmUp, note);
      }
      sets.add(last);
    }
    return sets;
  }

  private ExerciseSet set(
      int row,
      String exercise,
      int repetitions,
      Load load,
      Score score,
      boolean perSide,
      boolean warmUp,
      String note)
      throws CellException {
    try {
      return new ExerciseSet(
          exercise,
          repetitions,
          load.kilograms(),
          score.duration(),
          score.distance(),
          perSide,
          warmUp,
          note);
    } catch (IllegalArgumentException e) {
      throw new CellException(
          cell(row, columns.exercise()), "this is too long or too strange for an exercise");
    }
  }

  private Score score(int row) throws CellException {
    Cell cell = cell(row, columns.score());
    return cell.isBlank() ? NO_SCORE : Score.read(cell, numbers, columns.scoreUnit());
  }

  /** Those that are written, or that were scored; a time or a distance alone is done once. */
  private Reps reps(int row, Score score) throws CellException {
    Cell cell = cell(row, columns.reps());
    if (!cell.isBlank()) {
      return Reps.read(cell, numbers);
    }
    if (score.equals(NO_SCORE)) {
      throw new CellException(cell, "nothing says how many repetitions");
    }
    return new Reps(List.of(score.reps() == null ? 1 : score.reps()), true, false, null);
  }

  private void requireSame(int row, List<Integer> each, Score score) throws CellException {
    Cell cell = cell(row, columns.reps());
    int sum = each.stream().mapToInt(Integer::intValue).sum();
    if (!cell.isBlank() && score.reps() != null && score.reps() != sum) {
      throw new CellException(cell, "these repetitions are not those of the score");
    }
  }

  private List<Integer> each(int row, Reps reps) throws CellException {
    Cell cell = cell(row, columns.sets());
    if (reps.each().size() > MOST_SETS) {
      throw new CellException(cell(row, columns.reps()), "so many sets are not believed");
    }
    if (cell.isBlank()) {
      return reps.each();
    }
    int sets = numbers.whole(cell, "the sets", 1, MOST_SETS);
    if (reps.single()) {
      return Collections.nCopies(sets, reps.each().get(0));
    }
    if (sets != reps.each().size()) {
      throw new CellException(cell, "the repetitions are those of " + reps.each().size() + " sets");
    }
    return reps.each();
  }

  private Load load(int row, Reps reps) throws CellException {
    Cell cell = cell(row, columns.weight());
    requireOne(row, reps, cell, cell.text());
    boolean bare = cell.isBlank() || Loads.isBodyWeight(cell.text());
    boolean none = bare && (reps.load() == null || Loads.isBodyWeight(reps.load()));
    MassUnit unit = none ? null : unit(row);
    BigDecimal kilograms = loads.read(cell, unit, otherwise);
    if (reps.load() != null) {
      Cell both = cell(row, columns.reps());
      requireOne(row, reps, both, reps.load());
      BigDecimal behind = loads.parse(both, reps.load(), unit, otherwise);
      if (!cell.isBlank() && !Objects.equals(behind, kilograms)) {
        throw new CellException(cell, "this is another weight than the one with the repetitions");
      }
      kilograms = behind;
    }
    if (kilograms != null && kilograms.abs().compareTo(MOST_KILOGRAMS) > 0) {
      throw new CellException(
          cell, "so much was never lifted; perhaps the sheet made a date of it");
    }
    return new Load(kilograms);
  }

  /** Behind {@code 5,5} a weight of {@code 60,65} may be two. */
  private void requireOne(int row, Reps reps, Cell blamed, String weight) throws CellException {
    String plan = cell(row, columns.reps()).text().split("@", 2)[0];
    boolean list = reps.each().size() == 2 && plan.indexOf(',') >= 0;
    if (list && numbers.mark() == null && blamed.isText() && TWO.matcher(weight).matches()) {
      throw new CellException(
          blamed,
          "this may be one weight or two; give each set a row, or say which mark is decimal in"
              + " sheets.layout.decimal");
    }
  }

  /** What the row says, or the header; both may not say different things. */
  private @Nullable MassUnit unit(int row) throws CellException {
    Cell cell = cell(row, columns.unit());
    if (cell.isBlank()) {
      return columns.headerUnit();
    }
    MassUnit said =
        Loads.unit(cell.text()).orElseThrow(() -> new CellException(cell, "expected kg or lb"));
    if (columns.headerUnit() != null && columns.headerUnit() != said) {
      throw new CellException(cell, "the header of the weights says another unit");
    }
    return said;
  }

  private Cell cell(int row, int column) throws CellException {
    return column < 0 ? Cell.absent(tab.title()) : tab.cell(row, column).orFailedFormula();
  }
}
