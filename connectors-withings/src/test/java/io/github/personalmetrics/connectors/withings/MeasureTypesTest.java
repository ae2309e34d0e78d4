package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The tables of the provider's API description. */
class MeasureTypesTest {

  @Test
  void everyDescribedTypeHasAMetric() throws IOException {
    assertThat(codes("meastypes")).hasSizeGreaterThan(30);
    assertThat(codes("meastypes"))
        .allSatisfy(
            code -> assertThat(MeasureTypes.metric(code, null).id()).doesNotContain("measure-"));
  }

  @Test
  void everyDescribedPositionHasAName() throws IOException {
    assertThat(codes("positions")).hasSize(31);
    assertThat(codes("positions"))
        .extracting(code -> MeasureTypes.metric(174, code).id())
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("position-"))
        .allMatch(id -> id.startsWith("body.fat-mass."));
  }

  @Test
  void unknownCodesKeepTheirNumbers() {
    assertThat(MeasureTypes.metric(174, 7)).isEqualTo(Metric.FAT_MASS);
    assertThat(MeasureTypes.metric(777, 99).id()).isEqualTo("withings.measure-777.position-99");
  }

  private static List<Integer> codes(String table) throws IOException {
    var file = RecordedData.folder("withings").resolve("reference/" + table + ".json");
    List<?> rows = new RawJson(Files.readString(file)).as(List.class);
    return rows.stream().map(row -> Integer.valueOf(((Number) code(row)).intValue())).toList();
  }

  private static Object code(Object row) {
    return Objects.requireNonNull(((Map<?, ?>) row).get("code"));
  }
}
