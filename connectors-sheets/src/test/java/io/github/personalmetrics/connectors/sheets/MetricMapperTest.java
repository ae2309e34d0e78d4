package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.metrics;
import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.source.SourceException;
import org.junit.jupiter.api.Test;

class MetricMapperTest {

  private static final int DAY = 45_352;

  @Test
  void aColumnIsAMetricAndARowADay() {
    var mapped =
        metrics(
            row("Sleep (h)", "Date", "Food Index", "body.waist (cm)", "Humeur du été", "Notes"),
            row("7,5", DAY, 8, 81.5, 4, "fine"),
            row("", DAY + 1, 6),
            row("", DAY + 2));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.records()).hasSize(2);
    var first = (Measurement) mapped.records().get(0);
    assertThat(first.key()).hasToString("sheets/log/17:2024-03-01");
    assertThat(first.quality()).isEqualTo(Quality.MANUAL);
    assertThat(first.at()).isEqualTo("2024-02-29T23:00:00Z");
    assertThat(first.values())
        .hasToString(
            "{body.waist (cm)=81.5, nutrition.food-index (score)=8, sheet.humeur-du-ete (score)=4,"
                + " sheet.sleep (h)=7.5}");
    assertThat(((Measurement) mapped.records().get(1)).values()).hasSize(1);
  }

  @Test
  void aBadCellLeavesTheOtherValuesOfItsDay() {
    var mapped =
        metrics(
            row("Date", "Food index", "Sleep (h)"),
            row(DAY, "good", 8),
            row(DAY + 1, "#REF!", ""),
            row("", 5, 7),
            row(DAY, 9, 9));

    assertThat(mapped.records())
        .singleElement()
        .satisfies(r -> assertThat(((Measurement) r).values()).hasToString("{sheet.sleep (h)=8}"));
    assertThat(mapped.rejected())
        .extracting(r -> r.locator() + " " + r.externalId() + " " + r.raw())
        .containsExactly(
            "food!B2 17:2024-03-01 good",
            "food!B3 17:2024-03-02 #REF!",
            "food!A4 null ",
            "food!A5 17:2024-03-01 45352");
  }

  @Test
  void hoursAndMinutesAreHoursIfTheHeaderSaysSo() {
    var mapped =
        metrics(
            row("Date", "Sleep (h:mm)"),
            row(DAY, 0.3125),
            row(DAY + 1, 0.3263888888888889),
            row(DAY + 2, "7:30"),
            row(DAY + 3, 7.5));

    assertThat(mapped.records())
        .extracting(r -> ((Measurement) r).values().toString())
        .containsExactly(
            "{sheet.sleep (h)=7.5}", "{sheet.sleep (h)=7.833333}", "{sheet.sleep (h)=7.5}");
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.locator()).isEqualTo("food!B5"));
  }

  @Test
  void aTimeOfDayIsNoNumberOfHours() {
    var mapped =
        metrics(
            row("Date", "Sleep (h)", "Average"),
            row(DAY, 0.3125, 0.3333333333333333),
            row(DAY + 1, 0.3263888888888889, 0.3125),
            row(DAY + 2, 0.25, ""));

    assertThat(mapped.records()).hasSize(3);
    assertThat(mapped.rejected())
        .extracting(r -> r.locator())
        .containsExactly("food!B2", "food!B3");
    assertThat(mapped.rejected().get(0).reason()).contains("(h:mm)");
  }

  @Test
  void aHeaderThatNamesNoMetricIsShownAndStopsNothing() {
    var mapped = metrics(row("Date", "体重", "body.weight (lb)", "Mood"), row(DAY, 70, 154, 3));

    assertThat(mapped.records()).hasSize(1);
    assertThat(mapped.rejected())
        .extracting(r -> r.locator() + " " + r.externalId())
        .containsExactly("food!B1 17:header:1", "food!C1 17:header:2");
    assertThat(mapped.rejected().get(1).reason()).contains("measured in kg, not in lb");
  }

  @Test
  void aMetricThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> metrics(row("Date", "Food index", "food-index")))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("sheets.header-twice"));
  }
}
