package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a simulator's builder knows about its Google Sheets. Not thread-safe. */
final class SheetsSettings {
  private final Secrets secrets;
  private final SheetsAccount account;
  private int requestsPerMinute = 60;

  SheetsSettings(Secrets secrets) {
    this.secrets = secrets;
    this.account = new SheetsAccount(secrets);
  }

  void requestsPerMinute(int requestsPerMinute) {
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "sheetsRequestsPerMinute must not be negative, not " + requestsPerMinute);
    }
    this.requestsPerMinute = requestsPerMinute;
  }

  SheetsAccount account() {
    return account;
  }

  /** A person's sheet, or what is in the recorded {@code sheets/values_*.json}. */
  static SimulatedSheet sheet(
      @Nullable SyntheticPerson person, @Nullable Path recorded, Clock clock) throws IOException {
    if (person != null) {
      return new SimulatedSheet(clock, person.zone().getId(), SheetRows.of(person));
    }
    var files = RecordedRows.files(Objects.requireNonNull(recorded), "sheets", "values_*.json");
    return new SimulatedSheet(clock, SimulatedSheet.UTC, RecordedSheets.read(files));
  }

  SheetsService service(
      SimulatedSheet sheet, Supplier<URI> tokenUrl, Clock clock, boolean recorded, Calls calls) {
    return new SheetsService(
        new SheetsOAuth(account, tokenUrl, secrets, recorded),
        account,
        sheet,
        new SheetsValues(sheet, clock, recorded),
        new RateLimit(requestsPerMinute, clock),
        calls,
        recorded);
  }
}
