package io.github.personalmetrics.store.dynamodb;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes of any length in items of state. Each lot has a number of its own, so that whoever points
 * to it sees all of it or, once it was replaced, nothing.
 */
final class Blobs {

  /** An item holds 400 KB; keys and names need some of it. */
  static final int CHUNK = 350 * 1024;

  private static final String BYTES = "b";
  private static final String CHUNKS = "n";

  private Blobs() {}

  static void write(Person person, long number, byte[] bytes) {
    var writer = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    int chunks = Math.max(1, (bytes.length + CHUNK - 1) / CHUNK);
    for (int i = 0; i < chunks; i++) {
      int from = i * CHUNK;
      int length = Math.min(CHUNK, bytes.length - from);
      byte[] chunk = new byte[length];
      System.arraycopy(bytes, from, chunk, 0, length);
      writer.put(Item.empty().put(Item.SK, sk(number, i)).put(BYTES, chunk).put(CHUNKS, chunks));
    }
    writer.flush();
  }

  /** Empty if it was replaced meanwhile. */
  static Optional<byte[]> read(Person person, long number) {
    List<Item> chunks = person.gateway().list(Selection.state(person.pk(), "B#" + number + '#'));
    if (chunks.isEmpty() || chunks.get(0).number(CHUNKS) != chunks.size()) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream();
    chunks.forEach(chunk -> bytes.writeBytes(chunk.bytes(BYTES)));
    return Optional.of(bytes.toByteArray());
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

  private static String sk(long number, int chunk) {
    return String.format(Locale.ROOT, "B#%d#%04d", number, chunk);
  }
}
