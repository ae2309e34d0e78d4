package io.github.personalmetrics.store.dynamodb.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Attribute values as they come over the wire: their order and their size. */
@SuppressWarnings("unchecked")
final class FakeValues {

  /** Texts as bytes of UTF-8, as DynamoDB does and Java does not. */
  static final Comparator<String> BYTES =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  private FakeValues() {}

  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  static String text(Map<String, Object> item, String name) {
    return String.valueOf(map(item.get(name)).get("S"));
  }

  static BigDecimal number(Object value) {
    return new BigDecimal(String.valueOf(map(value).get("N")));
  }

  static int size(Map<String, Object> item) {
    return item.entrySet().stream()
        .mapToInt(it -> utf8(it.getKey()) + sizeOf(map(it.getValue())))
        .sum();
  }

  private static int sizeOf(Map<String, Object> value) {
    var entry = value.entrySet().iterator().next();
    Object content = entry.getValue();
    return switch (entry.getKey()) {
      case "S" -> utf8(String.valueOf(content));
      case "N" -> String.valueOf(content).length() / 2 + 1;
      case "B" -> String.valueOf(content).length() * 3 / 4;
      case "M" -> 3 + map(content).size() + size(map(content));
      case "L" -> 3 + list(content).stream().mapToInt(it -> 1 + sizeOf(map(it))).sum();
      default -> 1;
    };
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
