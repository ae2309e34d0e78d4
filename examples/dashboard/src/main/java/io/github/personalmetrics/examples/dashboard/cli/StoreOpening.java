package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.settings.StorePlace;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.dynamodb.DynamoDbStore;
import io.github.personalmetrics.store.dynamodb.TableOptions;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the store that the settings name; makes it if it is not there. */
final class StoreOpening {

  private StoreOpening() {}

  static SubjectStores open(StorePlace place, Clock clock) {
    return place instanceof StorePlace.DynamoDb tables
        ? dynamoDb(tables, clock, true)
        : SqliteStore.open(((StorePlace.Sqlite) place).file(), clock);
  }

  /**
   * To read from; one that is not there is not made.
   *
   * @throws CommandException if it is not there
   */
  static SubjectStores existing(StorePlace place, Clock clock) {
    if (place instanceof StorePlace.DynamoDb tables) {
      return dynamoDb(tables, clock, false);
    }
    Path file = ((StorePlace.Sqlite) place).file();
    requireThere(file);
    return SqliteStore.open(file, clock);
  }

  static void requireThere(Path file) {
    if (!Files.exists(file)) {
      throw new CommandException(
          "There is no store yet: " + file.toAbsolutePath() + "; set store to where it is.");
    }
  }

  /** A copy of nobody would look like one that worked. */
  static void requireHeld(SubjectStore store, StorePlace place) {
    if (StoreCopy.isEmpty(store)) {
      throw new CommandException(
          "%s holds nothing of %s; set subject, or store to where it is."
              .formatted(place, store.subject()));
    }
  }

  private static SubjectStores dynamoDb(
      StorePlace.DynamoDb place, Clock clock, boolean createTables) {
    DynamoDbStore.Builder store = DynamoDbStore.builder(place.prefix()).clock(clock);
    if (createTables) {
      store.createTables(
          place.provisioned() ? TableOptions.provisioned() : TableOptions.onDemand());
      if (place.provisioned()) {
        store.scaleReads();
      }
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
