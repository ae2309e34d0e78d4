package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.app.Application;
import io.github.personalmetrics.store.dynamodb.ConsumedUnits;
import io.github.personalmetrics.store.dynamodb.ConsumedUnits.Prices;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sync has used of a store that charges. Public because Moshi writes no other record.
 *
 * @param dollars of this sync, at the prices of {@link Prices#US_EAST_1}
 * @param dollarsAYear if every sync were like this one
 */
public record StoreUnits(
    double readUnits, double writeUnits, double dollars, double dollarsAYear, String line) {

  /** Null if the store does not charge. */
  static @Nullable StoreUnits of(Application application) {
    Duration every = application.settings().syncEvery();
    return application.consumed().map(units -> of(units, every)).orElse(null);
  }

  private static StoreUnits of(ConsumedUnits units, Duration every) {
    return new StoreUnits(
        units.reads(),
        units.writes(),
        units.price(Prices.US_EAST_1),
        units.pricePerYear(Prices.US_EAST_1, every),
        "store: " + units.describe(Prices.US_EAST_1, every));
  }
}
