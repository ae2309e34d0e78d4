package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkoutCategoriesTest {

  @Test
  void everyDescribedCategoryHasTheProvidersWords() throws IOException {
    var file = RecordedData.folder("withings").resolve("reference/workout_categories.json");
    List<?> rows = new RawJson(Files.readString(file)).as(List.class);

    assertThat(rows).hasSize(130);
    for (Object row : rows) {
      Map<?, ?> fields = (Map<?, ?>) row;
      int code = ((Number) fields.get("code")).intValue();
      assertThat(WorkoutCategories.words(code))
          .isEqualTo(String.valueOf(fields.get("description")).strip());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, walk",
    "2, run",
    "3, hike",
    "6, ride",
    "7, swim",
    "16, strength",
    "187, rowing",
    "306, walk",
    "307, run",
    "308, ride",
    "498, trail-run",
    "546, strength",
    "36, other",
    "530, nordic-ski",
    "99999, other",
    "-1, other"
  })
  void aCategoryIsACanonicalSport(int code, String sport) {
    assertThat(WorkoutCategories.sport(code)).isEqualTo(new Sport(sport));
  }

  @Test
  void onlyRunsAreRuns() {
    for (int code : new int[] {1, 3, 515, 516, 517, 521, 559, 566}) {
      assertThat(WorkoutCategories.sport(code).isRunning()).isFalse();
    }
    assertThat(WorkoutCategories.words(99_999)).isEqualTo("category 99999");
  }
}
