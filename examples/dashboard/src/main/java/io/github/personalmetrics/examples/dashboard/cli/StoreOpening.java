package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.dynamodb.DynamoDbStore;
import io.github.personalmetrics.store.dynamodb.TableOptions;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the store that the settings name; makes it if it is not there. */
final class StoreOpening {

  private StoreOpening() {}

  /**
   * @throws CommandException if there is no place for it
   */
  static SubjectStores open(StorePlace place, Clock clock) {
    return place instanceof StorePlace.DynamoDb tables
        ? dynamoDb(tables, clock)
        : sqlite(((StorePlace.Sqlite) place).file(), clock);
  }

  private static SubjectStores sqlite(Path file, Clock clock) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandException(
          "The folder " + folder + " for the store cannot be made; set store to another place.");
    }
    return SqliteStore.open(file, clock);
  }

  private static SubjectStores dynamoDb(StorePlace.DynamoDb place, Clock clock) {
    DynamoDbStore.Builder store =
        DynamoDbStore.builder(place.prefix())
            .clock(clock)
            .createTables(
                place.provisioned() ? TableOptions.provisioned() : TableOptions.onDemand());
    if (place.provisioned()) {
      store.scaleReads();
    }
    if (place.region() != null) {
      store.region(place.region());
    }
    if (place.endpoint() != null) {
      store.endpoint(place.endpoint());
    }
    return store.open();
  }
}
