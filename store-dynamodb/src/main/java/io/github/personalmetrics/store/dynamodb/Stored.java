package io.github.personalmetrics.store.dynamodb;

import org.jspecify.annotations.Nullable;

/**
 * What a write replaces or deletes, which is paid for too.
 *
 * @param units of one copy; the entry of an index is another
 * @param time by which the index has it; null if it is in none
 */
record Stored(int units, @Nullable String time) {

  static final Stored NOTHING = new Stored(1, null);

  private static final int UNIT = 1024;

  /** The attribute that says so takes a few bytes itself. */
  private static final int ROOM = 8;

  /** Of an item that was read, if not all of it then with {@link Item#UNITS} and its time. */
  static Stored of(Item item) {
    int units = Math.max(units(item.size()), Math.toIntExact(item.number(Item.UNITS)));
    return new Stored(units, item.textOrNull(RecordCodec.TIME));
  }

  static int units(int size) {
    return Math.max(1, (size + UNIT - 1) / UNIT);
  }

  /**
   * Lets whoever reads no more than its keys know what it takes to delete the item.
   *
   * @return units that one copy of it takes
   */
  static int note(Item item, int size) {
    int units = units(size + ROOM);
    if (units > 1) {
      item.put(Item.UNITS, units);
      return units;
    }
    return 1;
  }

  /** With the index: where its key stays an entry is replaced, where it moves two are written. */
  int unitsToReplace(Table table, Item item, int unitsAfter) {
    int larger = Math.max(units, unitsAfter);
    if (!table.isOfRecords()) {
      return larger;
    }
    boolean moves = time != null && !time.equals(item.textOrNull(RecordCodec.TIME));
    return moves ? 3 * larger : 2 * larger;
  }

  int unitsToDelete(Table table) {
    return table.isOfRecords() ? 2 * units : units;
  }
}
