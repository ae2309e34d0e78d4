package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.ConnectorKit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What every connector must do, against a simulated spreadsheet. */
class SheetsConnectorKitTest {

  private static ProviderSimulator simulator;

  @BeforeAll
  static void start() {
    simulator =
        ProviderSimulator.builder().person(Athlete.SYNTHETIC).sheetsRequestsPerMinute(0).start();
    simulator.sheet().timeZone("UTC");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Nested
  class Workouts extends Tab {
    Workouts() {
      super("log", "workouts", List.of("Date", "Exercise", "Reps", "Weight"));
    }

    @Override
    List<Object> row(int serial, int number) {
      return List.of(serial, "Back squat", 5, number);
    }
  }

  @Nested
  class Metrics extends Tab {
    Metrics() {
      super("food", "metrics", List.of("Date", "Food index"));
    }

    @Override
    List<Object> row(int serial, int number) {
      return List.of(serial, number);
    }
  }

  abstract static class Tab extends ConnectorKit {

    /** The days from Google's first to the first of 1970. */
    private static final int EPOCH = 25_569;

    private final String title;
    private final List<Object> header;
    private final SheetsConnector connector;

    Tab(String title, String kind, List<Object> header) {
      this.title = title;
      this.header = header;
      this.connector = SheetsConnector.of(Athlete.config(simulator).withTabs(title + ":" + kind));
    }

    abstract List<Object> row(int serial, int number);

    @Override
    protected SourceConnector connector(Clock clock) {
      return connector;
    }

    @Override
    protected void providerHas(SortedMap<LocalDate, Integer> days) {
      var rows = new ArrayList<List<Object>>(List.of(header));
      days.forEach((day, number) -> rows.add(row(EPOCH + (int) day.toEpochDay(), number)));
      simulator.sheet().replace(title, rows);
    }
  }
}
