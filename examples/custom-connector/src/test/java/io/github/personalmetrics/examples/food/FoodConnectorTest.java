package io.github.personalmetrics.examples.food;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoodConnectorTest {

  private static final Metric INDEX = Metric.of("nutrition.food-index", Unit.SCORE);

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final SubjectStore store = new InMemoryStore(clock).open(SubjectId.of("me"));
  private Path file;

  @BeforeEach
  void threeDays() throws IOException {
    file = folder.resolve("food.csv");
    write("date,food index", "2026-11-21,7.5", "2026-11-22,6", "", "2026-11-23, 8.25");
  }

  @Test
  void everyDayBecomesAMeasurementOnItsOwnDate() {
    assertThat(sync().outcome()).isEqualTo(Outcome.OK);

    var days = DailyAggregation.MEDIAN.apply(TimeSeries.of(store.metrics(), INDEX));
    assertThat(days.size()).isEqualTo(3);
    assertThat(days.date(0)).isEqualTo(LocalDate.parse("2026-11-21"));
    assertThat(days.value(0)).isEqualTo(7.5);
    assertThat(days.value(2)).isEqualTo(8.25);
  }

  @Test
  void aBrokenLineIsShownWithItsPlaceAndTheOthersAreStored() throws IOException {
    write("date,food index", "2026-11-21,7.5", "2026-11-22,good", "tomorrow,7", "2026-11-23,7,5");

    Page page = connector().fetch(FetchRequest.resume(Cursor.START));

    assertThat(page.records()).hasSize(1);
    assertThat(page.rejected())
        .extracting(Rejection::locator, Rejection::raw)
        .containsExactly(
            tuple("line 3", "2026-11-22,good"),
            tuple("line 4", "tomorrow,7"),
            tuple("line 5", "2026-11-23,7,5"));
    SourceRun run = sync();
    assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(run.counts().rejected()).isEqualTo(3);
  }

  @Test
  void aSecondSyncWritesNothingAndAChangedDayIsChanged() throws IOException {
    sync();
    assertThat(sync().counts().unchanged()).isEqualTo(3);

    write("2026-11-21,7.50", "2026-11-22,9", "2026-11-23,8.25");
    assertThat(sync().counts().changed()).isEqualTo(1);
  }

  @Test
  void aDayThatIsTakenOutIsDeleted() throws IOException {
    sync();
    write("2026-11-22,6", "2026-11-23,8.25");

    assertThat(sync().counts().deleted()).isEqualTo(1);
    assertThat(store.metrics().find(RecordQuery.measurements(INDEX))).hasSize(2);
  }

  @Test
  void whileALineIsBrokenNothingIsDeleted() throws IOException {
    sync();
    write("2026-11-22,6", "2026-11-2?,7.5");

    assertThat(sync().counts().deleted()).isZero();
    assertThat(store.metrics().find(RecordQuery.measurements(INDEX))).hasSize(3);
  }

  @Test
  void aMissingFileIsAnErrorThatNamesItAndDeletesNothing() throws IOException {
    sync();
    Files.delete(file);

    SourceRun run = sync();
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.message()).isEqualTo(file + " cannot be read");
    assertThat(store.metrics().find(RecordQuery.measurements(INDEX))).hasSize(3);
  }

  @Test
  void anApplicationFindsTheProviderAndGetsNothingUntilItIsSetUp() {
    assertThat(ServiceLoader.load(ConnectorProvider.class))
        .hasOnlyElementsOfType(FoodProvider.class)
        .hasSize(1);
    assertThat(create(Map.of("zone", "UTC"))).isEmpty();
    assertThatThrownBy(() -> create(Map.of("file", "food.csv", "zone", "Paris")))
        .isInstanceOf(SettingException.class)
        .hasMessage("food.zone: expected a zone such as Europe/Paris");
  }

  private SourceRun sync() {
    return SyncEngine.builder(store, clock)
        .connectors(List.of(connector()))
        .sleeper(pause -> {})
        .build()
        .sync()
        .runs()
        .get(0);
  }

  private SourceConnector connector() {
    return create(Map.of("file", file.toString(), "zone", "Pacific/Auckland")).get(0);
  }

  private List<SourceConnector> create(Map<String, String> settings) {
    var context = new ConnectorContext(SubjectId.of("me"), store.tokens(), clock);
    return new FoodProvider().create(ConnectorSettings.of("food", settings), context);
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }
}
