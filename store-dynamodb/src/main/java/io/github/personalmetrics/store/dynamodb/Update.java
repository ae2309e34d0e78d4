package io.github.personalmetrics.store.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A change of some attributes of one item, and when it may be made. For one thread. */
final class Update {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  /** Empty takes the attribute away. */
  Update set(String path, @Nullable String value) {
    return value == null || value.isEmpty() ? remove(path) : set(path, AttributeValue.fromS(value));
  }

  /** 0 takes the attribute away. */
  Update set(String path, long value) {
    return value == 0 ? remove(path) : set(path, Item.number(value));
  }

  Update set(String path, Item value) {
    return set(path, AttributeValue.fromM(value.values()));
  }

  Update set(String path, AttributeValue value) {
    sets.add(name(path) + " = " + value(value));
    return this;
  }

  /** Sets the attribute to the one number after the counter's. */
  Update setNext(String path, String counter) {
    sets.add(name(path) + " = " + name(counter) + " + " + value(Item.number(1)));
    return this;
  }

  Update remove(String path) {
    removed.add(name(path));
    return this;
  }

  Update whenPresent(String path) {
    conditions.add("attribute_exists(" + name(path) + ")");
    return this;
  }

  Update whenAbsent(String path) {
    conditions.add("attribute_not_exists(" + name(path) + ")");
    return this;
  }

  Update when(String path, AttributeValue value) {
    conditions.add(name(path) + " = " + value(value));
    return this;
  }

  Update when(String path, String value) {
    return when(path, AttributeValue.fromS(value));
  }

  /** 0 means that it is not there. */
  Update when(String path, long value) {
    return value == 0 ? whenAbsent(path) : when(path, Item.number(value));
  }

  Update whenHeld(String owner, long fence) {
    return when(Leases.OWNER, owner).when(Leases.FENCE, fence);
  }

  UpdateItemRequest.Builder apply(UpdateItemRequest.Builder request) {
    var expression = new StringBuilder();
    if (!sets.isEmpty()) {
      expression.append("SET ").append(String.join(", ", sets)).append(' ');
    }
    if (!removed.isEmpty()) {
      expression.append("REMOVE ").append(String.join(", ", removed));
    }
    request
        .updateExpression(expression.toString().trim())
        .conditionExpression(condition())
        .expressionAttributeNames(names);
    return values.isEmpty() ? request : request.expressionAttributeValues(values);
  }

  private @Nullable String condition() {
    return conditions.isEmpty() ? null : String.join(" AND ", conditions);
  }

  /** A slash is no step: sources have one in their names. */
  private String name(String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? placeholder(path)
        : placeholder(path.substring(0, dot)) + '.' + placeholder(path.substring(dot + 1));
  }

  private String placeholder(String name) {
    for (var known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        return known.getKey();
      }
    }
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return placeholder;
  }

  private String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }
}
