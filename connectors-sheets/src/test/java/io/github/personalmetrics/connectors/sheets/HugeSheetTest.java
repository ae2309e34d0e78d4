package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.locators;
import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static io.github.personalmetrics.connectors.sheets.Tabs.sessions;
import static io.github.personalmetrics.connectors.sheets.Tabs.sets;
import static io.github.personalmetrics.connectors.sheets.Tabs.workouts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that are too long, in their cells or in their rows. */
class HugeSheetTest {

  /** 2024-03-01. */
  private static final int DAY = 45_352;

  private static final List<Object> HEADER = row("Date", "Exercise", "Reps", "Weight");

  @Test
  void aCellOfTenThousandCharactersIsANoteButNoName() {
    String much = "long ".repeat(2_000).strip();
    List<Object> header = row("Date", "Exercise", "Reps", "Weight", "Notes");

    var mapped =
        workouts(header, row(DAY, "Dip", 5, 80, much), row("", much, 5, 80), row("", "Dip", much));

    assertThat(sessions(mapped).get(0).sets()).hasSize(1);
    assertThat(sessions(mapped).get(0).sets().get(0).note()).isEqualTo(much);
    assertThat(locators(mapped)).containsExactly("log!B3", "log!C4");
    assertThat(mapped.rejected()).allMatch(rejection -> rejection.raw().length() == 2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2+", "5,", "5-", "9 + ", "(", "1:", "5 min ", "1."})
  void aCellOfTenThousandCharactersOfAnyKindIsRejectedAndNoMore(String part) {
    String much = part.repeat(10_000 / part.length()) + "1";
    List<Object> header = row("Date", "Exercise", "Reps", "Weight", "Score");

    var mapped =
        workouts(
            header,
            row(DAY, "Dip", much, 80),
            row("", "Dip", 5, much),
            row("", "Dip", "", "", much),
            row(much, "Dip", 5, 80));

    assertThat(locators(mapped)).containsExactly("log!C2", "log!D3", "log!E4", "log!A5");
  }

  @Test
  void aHeaderOfTenThousandCharactersIsAColumnOfNoMeaning() {
    String much = "(".repeat(10_000);

    var mapped =
        workouts(row("Date", "Exercise", "Reps", "Weight", much), row(DAY, "Dip", 5, 80, "x"));

    assertThat(sets(mapped)).isEqualTo("5@80");
    assertThat(Tabs.metrics(row("Date", much + ")"), row(DAY, 5)).rejected()).hasSize(1);
  }

  @Test
  void aMillionRowsAreReadLikeAnyOther() {
    var tens = IntStream.range(0, 1_000).mapToObj(i -> row(DAY - i, "Dip", 5, 80)).toList();
    var rows = new ArrayList<List<Object>>(List.of(HEADER));
    Collections.nCopies(1_000, tens).forEach(rows::addAll);

    var mapped = workouts(SheetLayout.standard(), rows);

    assertThat(mapped.rejected()).isEmpty();
    assertThat(sessions(mapped)).hasSize(1_000).allMatch(workout -> workout.sets().size() == 1_000);
  }
}
