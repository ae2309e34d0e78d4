package io.github.personalmetrics.store.dynamodb;

/**
 * How tables are made and paid for.
 *
 * @param writeUnits a second for each table; 0 to pay for each request instead
 * @param minReadUnits a second for each table that are always there; 0 if paid for by request
 * @param maxReadUnits that reads may grow to by themselves
 * @param readTarget percent of the read units in use at which they grow or shrink
 * @param expiry whether DynamoDB removes by itself what has expired
 * @param pointInTimeRecovery whether any moment of the last 35 days can be restored
 * @param deletionProtection whether a table cannot be deleted before this is switched off
 */
public record TableOptions(
    int writeUnits,
    int minReadUnits,
    int maxReadUnits,
    int readTarget,
    boolean expiry,
    boolean pointInTimeRecovery,
    boolean deletionProtection) {

  public TableOptions {
    boolean byRequest = writeUnits == 0 && minReadUnits == 0 && maxReadUnits == 0;
    if (!byRequest && (writeUnits < 1 || minReadUnits < 1 || maxReadUnits < minReadUnits)) {
      throw new IllegalArgumentException(
          "capacity is at least 1 unit, and the most not below the least: write "
              + writeUnits
              + ", read "
              + minReadUnits
              + " to "
              + maxReadUnits);
    }
    if (readTarget < 20 || readTarget > 90) {
      throw new IllegalArgumentException("a target is 20 to 90 percent: " + readTarget);
    }
  }

  /** Paid by the request: a person costs cents a year, and nothing has to be foreseen. */
  public static TableOptions onDemand() {
    return new TableOptions(0, 0, 0, 70, true, false, false);
  }

  /** 2 write units, and 10 to 50 read units at a target of 70 percent. */
  public static TableOptions provisioned() {
    return new TableOptions(2, 10, 50, 70, true, false, false);
  }

  public TableOptions withPointInTimeRecovery() {
    return new TableOptions(
        writeUnits, minReadUnits, maxReadUnits, readTarget, expiry, true, deletionProtection);
  }

  public TableOptions withDeletionProtection() {
    return new TableOptions(
        writeUnits, minReadUnits, maxReadUnits, readTarget, expiry, pointInTimeRecovery, true);
  }

  public TableOptions withoutExpiry() {
    return new TableOptions(
        writeUnits,
        minReadUnits,
        maxReadUnits,
        readTarget,
        false,
        pointInTimeRecovery,
        deletionProtection);
  }

  public boolean isOnDemand() {
    return writeUnits == 0;
  }
}
