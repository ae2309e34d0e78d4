package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SourceId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of any length in items of state. Each lot has a number of its own, so that whoever points
 * to it sees all of it or, once it was replaced, nothing.
 */
final class Blobs {

  /** An item holds 400 KB; keys and names need some of it. */
  static final int CHUNK = 350 * 1024;

  private static final String PREFIX = "B#";
  private static final String BYTES = "b";
  private static final String CHUNKS = "n";
  private static final String SOURCE = "s";

  private Blobs() {}

  /**
   * @param source whose it is: what nobody points to is found by whoever takes over
   * @param at time of the record that they belong to; null if to none
   */
  static void write(
      Person person, SourceId source, long number, @Nullable Instant at, byte[] bytes) {
    var writer = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    int chunks = Math.max(1, (bytes.length + CHUNK - 1) / CHUNK);
    for (int i = 0; i < chunks; i++) {
      int from = i * CHUNK;
      int length = Math.min(CHUNK, bytes.length - from);
      byte[] chunk = new byte[length];
      System.arraycopy(bytes, from, chunk, 0, length);
      writer.put(
          person
              .expiry()
              .put(Item.empty(), at)
              .put(Item.SK, sk(number, i))
              .put(BYTES, chunk)
              .put(CHUNKS, chunks)
              .put(SOURCE, source.toString()));
    }
    writer.flush();
  }

  /** Empty if it was replaced meanwhile. */
  static Optional<byte[]> read(Person person, long number) {
    List<Item> chunks = person.gateway().list(Selection.state(person.pk(), PREFIX + number + '#'));
    if (chunks.isEmpty() || chunks.get(0).number(CHUNKS) != chunks.size()) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream();
    chunks.forEach(chunk -> bytes.writeBytes(chunk.bytes(BYTES)));
    return Optional.of(bytes.toByteArray());
  }

  static List<String> sks(Person person, long number) {
    return person.gateway().get(Table.STATE, person.pk(), List.of(sk(number, 0)), CHUNKS).stream()
        .flatMap(first -> IntStream.range(0, (int) first.number(CHUNKS)).boxed())
        .map(chunk -> sk(number, chunk))
        .toList();
  }

  static void delete(Person person, long number, BatchWriter writer) {
    List<String> first = List.of(sk(number, 0));
    for (Item chunk : person.gateway().get(Table.STATE, person.pk(), first, CHUNKS, Item.UNITS)) {
      // None of them is larger.
      Stored known = Stored.of(chunk);
      for (int i = 0; i < chunk.number(CHUNKS); i++) {
        writer.delete(sk(number, i), known);
      }
    }
  }

  /**
   * Deletes the lots that writers left behind who died before anything pointed to them.
   *
   * @param from first number that may be one
   * @param before number from which on lots are whoever's writes now
   * @param used lots that are pointed to
   */
  static void collect(
      Person person, SourceId source, long from, long before, Set<Long> used, BatchWriter writer) {
    boolean sameLength = Long.toString(from).length() == Long.toString(before).length();
    String first = sameLength ? PREFIX + from + '#' : PREFIX;
    String last = sameLength ? PREFIX + before + '#' : PREFIX + Selection.LAST;
    person
        .gateway()
        .query(new Selection(Table.STATE, person.pk(), null, first, last, true, 0, false))
        .forEachRemaining(
            item -> {
              String sk = item.sk();
              long lot = Long.parseLong(sk.substring(PREFIX.length(), sk.lastIndexOf('#')));
              if (lot >= from
                  && lot < before
                  && !used.contains(lot)
                  && item.text(SOURCE).equals(source.toString())) {
                writer.delete(sk, Stored.of(item));
              }
            });
  }

  private static String sk(long number, int chunk) {
    return String.format(Locale.ROOT, PREFIX + "%d#%04d", number, chunk);
  }
}
