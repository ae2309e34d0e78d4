package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to rows with a date, only the sessions of these rows change. */
class SheetEditsTest {

  private static final List<Object> HEADER =
      List.of("Date", "Session", "Exercise", "Reps", "Weight");

  private static Map<String, String> read(List<List<Object>> rows) {
    var all = new ArrayList<List<Object>>(List.of(HEADER));
    all.addAll(rows);
    var prints = new HashMap<String, String>();
    for (HealthRecord record : Tabs.workouts(SheetLayout.standard(), all).records()) {
      prints.put(record.key().externalId(), Fingerprint.of(record));
    }
    return prints;
  }

  private static Set<String> changed(List<List<Object>> before, List<List<Object>> after) {
    Map<String, String> was = read(before);
    Map<String, String> is = read(after);
    var keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    keys.removeIf(key -> was.getOrDefault(key, "").equals(is.getOrDefault(key, "")));
    return keys;
  }

  private static String session(List<Object> row) {
    return Tabs.ID
        + ":"
        + LocalDate.of(1899, 12, 30).plusDays(((BigDecimal) row.get(0)).longValue())
        + (row.get(1).equals("") ? "" : ":" + Names.lower(row.get(1).toString()));
  }

  @Property(tries = 250)
  void aRowThatIsInsertedChangesItsSessionOnly(
      @ForAll("rows") List<List<Object>> rows,
      @ForAll("row") List<Object> row,
      @ForAll @IntRange(max = 100) int place) {
    var after = new ArrayList<>(rows);
    after.add(place % (rows.size() + 1), row);
    boolean readable = !row.get(3).equals("a few") && !row.get(4).equals("heavy");

    assertThat(changed(rows, after)).isEqualTo(readable ? Set.of(session(row)) : Set.of());
  }

  @Property(tries = 250)
  void aRowThatIsDeletedChangesItsSessionOnly(
      @ForAll("rows") List<List<Object>> rows, @ForAll @IntRange(max = 100) int place) {
    var after = new ArrayList<>(rows);
    List<Object> gone = after.remove(place % rows.size());

    assertThat(changed(rows, after)).isSubsetOf(session(gone));
  }

  @Property(tries = 250)
  void rowsThatAreSortedByDateEitherWayChangeNothing(
      @ForAll("rows") List<List<Object>> rows, @ForAll boolean newestFirst) {
    Comparator<List<Object>> byDate = Comparator.comparing(row -> (BigDecimal) row.get(0));
    var after = new ArrayList<>(rows);
    after.sort(newestFirst ? byDate.reversed() : byDate);

    assertThat(changed(rows, after)).isEmpty();
  }

  @Property(tries = 250)
  void rowsThatAreShuffledChangeNoSessionOfOneRow(
      @ForAll("rows") List<List<Object>> rows, @ForAll long seed) {
    var after = new ArrayList<>(rows);
    Collections.shuffle(after, new Random(seed));
    var sessions = rows.stream().map(SheetEditsTest::session).toList();

    assertThat(changed(rows, after))
        .allMatch(session -> Collections.frequency(sessions, session) > 1);
  }

  @Provide
  Arbitrary<List<List<Object>>> rows() {
    return row().list().ofMinSize(1).ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<Object>> row() {
    return Combinators.combine(
            Arbitraries.integers().between(45_352, 45_360),
            Arbitraries.of("", "AM", "pm", "Legs"),
            Arbitraries.of("squat", "Back squat", "BACK  SQUAT", "Dip", "dip", "Zercher carry"),
            Arbitraries.of("5", "5x5", "21-15-9", "a few"),
            Arbitraries.of("80", "BW", "80,5", "heavy"))
        .as(
            (day, label, exercise, reps, weight) ->
                List.of(BigDecimal.valueOf(day), label, exercise, reps, weight));
  }
}
