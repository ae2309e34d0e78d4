package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.MassUnit;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three years of somebody's training as an app exports it, with Chinese headers and in pounds. */
class RecordedLogsTest {

  private static final int ROWS = 6778;

  @Test
  void anExportWithHeadersOfAnotherLanguageIsReadByExplicitMapping() throws IOException {
    Path folder = RecordedData.folder("real/17_strong_zh_dericmei");
    var config =
        SheetsConfig.ofFiles(List.of(folder.resolve("strong.csv")), ZoneId.of("Asia/Shanghai"))
            .withLayout("date", "日期")
            .withLayout("session", "锻炼名称")
            .withLayout("exercise", "运动名称")
            .withLayout("reps", "次")
            .withLayout("weight", "重量")
            .withLayout("notes", "备注")
            .withLayout("weight-unit", "lb")
            .withLayout("decimal", ".");

    Page page = SheetsConnector.of(config).fetch(FetchRequest.resume(Cursor.START));

    List<Workout> workouts = page.records().stream().map(Workout.class::cast).toList();
    long sets = workouts.stream().mapToLong(workout -> workout.sets().size()).sum();
    assertThat(sets + page.rejected().size()).isEqualTo(ROWS);
    assertThat(page.rejected()).isEmpty();
    assertThat(workouts.stream().map(Workout::localDate).distinct()).hasSize(378);
    assertThat(found(workouts)).isEqualTo(cleaned(folder.resolve("data_toSQL.csv")));
  }

  /** The author's own English version of the same rows, cut to eight decimals. */
  private static List<String> cleaned(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.skip(1).map(RecordedLogsTest::cleaned).sorted().toList();
    }
  }

  private static String cleaned(String line) {
    String[] fields = line.split(",", -1);
    return fields[0] + " " + pounds(new BigDecimal(fields[3])) + " x " + fields[4];
  }

  private static List<String> found(List<Workout> workouts) {
    var found = new ArrayList<String>();
    for (Workout workout : workouts) {
      for (var set : workout.sets()) {
        found.add(
            workout.localDate()
                + " "
                + pounds(MassUnit.POUND.fromKilograms(set.load()))
                + " x "
                + set.reps());
      }
    }
    return found.stream().sorted().toList();
  }

  private static String pounds(BigDecimal pounds) {
    return pounds.setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
