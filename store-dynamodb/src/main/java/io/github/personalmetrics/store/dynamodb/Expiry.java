package io.github.personalmetrics.store.dynamodb;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When DynamoDB may remove by itself a record and all that is kept because of it: its track, what
 * was said about it, and what could be put back.
 *
 * @param after the record's time; null if never
 */
record Expiry(@Nullable Duration after) {

  static final Expiry NEVER = new Expiry(null);

  /** Of what is kept because of a record of that time; nothing is put if it stays for ever. */
  Item put(Item item, @Nullable Instant at) {
    long seconds = at(at);
    return seconds == 0 ? item : item.put(Item.EXPIRES, seconds);
  }

  /** In seconds of the epoch; 0 if never. */
  long at(@Nullable Instant at) {
    return after == null || at == null ? 0 : Math.max(1, at.plus(after).getEpochSecond());
  }
}
