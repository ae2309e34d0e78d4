package io.github.personalmetrics.store.dynamodb;

import java.time.Duration;
import java.util.Locale;

/**
 * Read and write units, as DynamoDB counted them.
 *
 * @param recordReads of the tables of records and their indexes
 * @param recordWrites of the tables of records and their indexes
 * @param stateReads of the table of state
 * @param stateWrites of the table of state
 */
public record ConsumedUnits(
    double recordReads, double recordWrites, double stateReads, double stateWrites) {

  public static final ConsumedUnits NONE = new ConsumedUnits(0, 0, 0, 0);

  private static final double MILLION = 1e6;
  private static final Duration YEAR = Duration.ofDays(365);

  /**
   * What a million units cost in US dollars, on demand.
   *
   * @param region and day of the price, for whoever reads the report
   */
  public record Prices(double perMillionReads, double perMillionWrites, String region) {

    /** As published by AWS for its standard table class, before any free tier. */
    public static final Prices US_EAST_1 = new Prices(0.125, 0.625, "us-east-1, November 2026");
  }

  public double reads() {
    return recordReads + stateReads;
  }

  public double writes() {
    return recordWrites + stateWrites;
  }

  public ConsumedUnits plus(ConsumedUnits other) {
    return new ConsumedUnits(
        recordReads + other.recordReads,
        recordWrites + other.recordWrites,
        stateReads + other.stateReads,
        stateWrites + other.stateWrites);
  }

  /** What came since an earlier count. */
  public ConsumedUnits since(ConsumedUnits earlier) {
    return new ConsumedUnits(
        recordReads - earlier.recordReads,
        recordWrites - earlier.recordWrites,
        stateReads - earlier.stateReads,
        stateWrites - earlier.stateWrites);
  }

  /** In US dollars. */
  public double price(Prices prices) {
    return (reads() * prices.perMillionReads() + writes() * prices.perMillionWrites()) / MILLION;
  }

  /** In US dollars, if it happens again and again for a year. */
  public double pricePerYear(Prices prices, Duration every) {
    return price(prices) * ((double) YEAR.toMillis() / every.toMillis());
  }

  /** One line for a person: units, and their price once and every so often for a year. */
  public String describe(Prices prices, Duration every) {
    return String.format(
        Locale.ROOT,
        "%.1f read and %.1f write units, $%.6f a time and $%.2f a year (on demand, %s)",
        reads(),
        writes(),
        price(prices),
        pricePerYear(prices, every),
        prices.region());
  }
}
