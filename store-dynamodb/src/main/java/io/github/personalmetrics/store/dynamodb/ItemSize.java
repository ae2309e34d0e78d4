package io.github.personalmetrics.store.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many bytes an item counts as: names and values in UTF-8, three for each nesting. */
final class ItemSize {

  /** What DynamoDB takes. */
  static final int LARGEST = 400 * 1024;

  private static final int NESTING = 3;

  /** The entry of an index counts too, and holds the whole item. */
  static int largest(Table table) {
    return table.isOfRecords() ? LARGEST / 2 : LARGEST;
  }

  static void require(Table table, String sk, int size) {
    if (size > largest(table)) {
      throw Errors.tooLarge(sk, size, largest(table));
    }
  }

  private ItemSize() {}

  static int of(Map<String, AttributeValue> item) {
    int size = 0;
    for (var entry : item.entrySet()) {
      size += utf8(entry.getKey()) + of(entry.getValue());
    }
    return size;
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> value.n().length() / 2 + 2;
      case B -> value.b().asByteArrayUnsafe().length;
      case M -> NESTING + value.m().size() + of(value.m());
      case L -> NESTING + value.l().size() + value.l().stream().mapToInt(ItemSize::of).sum();
      default -> 1;
    };
  }

  private static int utf8(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Two halves of a pair take two bytes each.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
