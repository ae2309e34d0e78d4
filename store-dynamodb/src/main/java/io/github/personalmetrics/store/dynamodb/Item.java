package io.github.personalmetrics.store.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one item holds, by short names: they are paid for too. Empty texts are left out, and read as
 * empty. For one thread.
 */
final class Item {

  static final String PK = "pk";
  static final String SK = "sk";

  /** When DynamoDB may remove the item by itself, in seconds of the epoch. */
  static final String EXPIRES = "expires";

  /** Write units that it takes, without the index; left out if it is one. */
  static final String UNITS = "u";

  private final Map<String, AttributeValue> values;

  private Item(Map<String, AttributeValue> values) {
    this.values = values;
  }

  static Item of(Map<String, AttributeValue> values) {
    return new Item(values);
  }

  static Item empty() {
    return new Item(new LinkedHashMap<>());
  }

  static Item key(String pk, String sk) {
    return empty().put(PK, pk).put(SK, sk);
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  String pk() {
    return text(PK);
  }

  String sk() {
    return text(SK);
  }

  Item put(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? this : put(name, AttributeValue.fromS(value));
  }

  Item put(String name, long value) {
    return put(name, number(value));
  }

  Item put(String name, @Nullable Instant value) {
    return value == null ? this : put(name, Times.write(value));
  }

  /** False is left out. */
  Item put(String name, boolean value) {
    return value ? put(name, AttributeValue.fromBool(true)) : this;
  }

  Item put(String name, byte[] value) {
    return put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
  }

  Item put(String name, Item value) {
    return put(name, AttributeValue.fromM(value.values));
  }

  Item put(String name, List<AttributeValue> value) {
    return put(name, AttributeValue.fromL(value));
  }

  private Item put(String name, AttributeValue value) {
    values.put(name, value);
    return this;
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Empty if it is not there. */
  String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  @Nullable String textOrNull(String name) {
    AttributeValue value = values.get(name);
    return value == null ? null : value.s();
  }

  /** 0 if it is not there. */
  long number(String name) {
    AttributeValue value = values.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  boolean flag(String name) {
    AttributeValue value = values.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  @Nullable Instant time(String name) {
    String text = textOrNull(name);
    return text == null ? null : Times.read(text);
  }

  byte[] bytes(String name) {
    AttributeValue value = values.get(name);
    return value == null || value.b() == null ? new byte[0] : value.b().asByteArray();
  }

  /** Empty if it is not there. */
  Item nested(String name) {
    AttributeValue value = values.get(name);
    return value == null ? empty() : of(value.m());
  }

  List<AttributeValue> list(String name) {
    AttributeValue value = values.get(name);
    return value == null ? List.of() : value.l();
  }

  /** By the names and UTF-8, as DynamoDB counts; a little too much rather than too little. */
  int size() {
    return ItemSize.of(values);
  }
}
