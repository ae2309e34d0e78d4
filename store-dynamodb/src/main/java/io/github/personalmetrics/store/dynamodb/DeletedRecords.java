package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.DeletedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records that were deleted and can still be put back, each with the record inside. */
final class DeletedRecords {

  static final String PREFIX = "D#";

  /** DynamoDB may take its time, and we need the row to know that its track goes too. */
  private static final Duration GRACE = Duration.ofDays(60);

  private DeletedRecords() {}

  static String sk(RecordKey key) {
    return PREFIX + RecordCodec.sk(key);
  }

  static Optional<DeletedRecord> one(Person person, RecordKey key) {
    return person.gateway().get(Table.STATE, person.pk(), sk(key)).map(DeletedRecords::read);
  }

  /** Also those that can no longer be put back. */
  static List<DeletedRecord> all(Person person, SourceId source) {
    return person.gateway().list(Selection.state(person.pk(), PREFIX + source + '#')).stream()
        .map(DeletedRecords::read)
        .toList();
  }

  static Item write(Person person, DeletedRecord deleted) {
    Item item =
        Item.empty()
            .put(Item.SK, sk(deleted.record().key()))
            .put("k", Table.of(deleted.record()).code())
            .put("r", RecordCodec.write(deleted.record()))
            .put("da", deleted.at())
            .put("co", deleted.confirmed())
            .put("ra", deleted.restoredAt());
    long withRecord = person.expiry().at(deleted.record().at());
    long forgotten = deleted.at().plus(DeletedRecord.KEPT).plus(GRACE).getEpochSecond();
    long expires = deleted.isRestored() ? withRecord : earlier(withRecord, forgotten);
    return expires == 0 ? item : item.put(Item.EXPIRES, expires);
  }

  private static long earlier(long orNever, long other) {
    return orNever == 0 ? other : Math.min(orNever, other);
  }

  private static DeletedRecord read(Item item) {
    return new DeletedRecord(
        RecordCodec.read(Table.ofCode(item.text("k")), item.nested("r")),
        Objects.requireNonNull(item.time("da")),
        item.flag("co"),
        item.time("ra"));
  }
}
