package io.github.personalmetrics.store.dynamodb.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few shapes of expressions that the store sends; any other is refused, so that nothing passes
 * here that was never tried.
 */
final class FakeExpressions {

  private static final String PATH = "(#\\w+(?:\\.#\\w+)?)";
  private static final Pattern EXISTS = Pattern.compile("attribute_exists\\(" + PATH + "\\)");
  private static final Pattern ABSENT = Pattern.compile("attribute_not_exists\\(" + PATH + "\\)");
  private static final Pattern EQUAL = Pattern.compile(PATH + " = (:\\w+)");
  private static final Pattern SUM = Pattern.compile(PATH + " = " + PATH + " \\+ (:\\w+)");
  private static final Pattern BETWEEN =
      Pattern.compile("(#\\w+) = (:\\w+) AND (#\\w+) BETWEEN (:\\w+) AND (:\\w+)");
  private static final Pattern UPDATE =
      Pattern.compile("(?:SET (?<set>.*?))?(?: ?REMOVE (?<remove>.*))?");

  private final Map<String, Object> names;
  private final Map<String, Object> values;

  FakeExpressions(Map<String, Object> request) {
    this.names = FakeValues.map(request.getOrDefault("ExpressionAttributeNames", Map.of()));
    this.values = FakeValues.map(request.getOrDefault("ExpressionAttributeValues", Map.of()));
  }

  record Keys(String hash, String range, String from, String to) {}

  Keys keys(String expression) {
    Matcher matcher = matched(BETWEEN, expression);
    return new Keys(
        text(matcher.group(2)),
        name(matcher.group(3)),
        text(matcher.group(4)),
        text(matcher.group(5)));
  }

  boolean holds(@Nullable Object expression, Map<String, Object> item) {
    if (expression == null) {
      return true;
    }
    boolean holds = true;
    for (String part : String.valueOf(expression).split(" AND ")) {
      holds &= holdsOne(part, item);
    }
    return holds;
  }

  private boolean holdsOne(String part, Map<String, Object> item) {
    Matcher matcher = EXISTS.matcher(part);
    if (matcher.matches()) {
      return find(matcher.group(1), item) != null;
    }
    matcher = ABSENT.matcher(part);
    if (matcher.matches()) {
      return find(matcher.group(1), item) == null;
    }
    matcher = matched(EQUAL, part);
    Object found = find(matcher.group(1), item);
    return found != null && found.equals(value(matcher.group(2)));
  }

  /** The item as it becomes; all operands are those from before. */
  Map<String, Object> update(String expression, Map<String, Object> before) {
    Matcher matcher = matched(UPDATE, expression);
    Map<String, Object> after = new LinkedHashMap<>(before);
    if (matcher.group("set") != null) {
      for (String part : matcher.group("set").split(", ")) {
        set(part, before, after);
      }
    }
    if (matcher.group("remove") != null) {
      for (String path : matcher.group("remove").split(", ")) {
        put(path, null, after);
      }
    }
    return after;
  }

  private void set(String part, Map<String, Object> before, Map<String, Object> after) {
    Matcher sum = SUM.matcher(part);
    if (sum.matches()) {
      Object operand = find(sum.group(2), before);
      if (operand == null) {
        throw FakeException.invalid("an operand is not there: " + part);
      }
      var result = FakeValues.number(operand).add(FakeValues.number(value(sum.group(3))));
      put(sum.group(1), Map.of("N", result.toPlainString()), after);
    } else {
      Matcher equal = matched(EQUAL, part);
      put(equal.group(1), value(equal.group(2)), after);
    }
  }

  private void put(String path, @Nullable Object value, Map<String, Object> item) {
    String[] steps = path.split("\\.");
    Map<String, Object> target = item;
    if (steps.length == 2) {
      Object parent = item.get(name(steps[0]));
      if (parent == null) {
        throw FakeException.invalid("the document path is not there: " + path);
      }
      target = new LinkedHashMap<>(FakeValues.map(FakeValues.map(parent).get("M")));
      item.put(name(steps[0]), Map.of("M", target));
    }
    String last = name(steps[steps.length - 1]);
    if (value == null) {
      target.remove(last);
    } else {
      target.put(last, value);
    }
  }

  private @Nullable Object find(String path, Map<String, Object> item) {
    String[] steps = path.split("\\.");
    Object found = item.get(name(steps[0]));
    return steps.length == 1 || found == null
        ? found
        : FakeValues.map(FakeValues.map(found).get("M")).get(name(steps[1]));
  }

  String name(String placeholder) {
    Object name = names.get(placeholder);
    if (name == null) {
      throw FakeException.invalid("no name is given for " + placeholder);
    }
    return String.valueOf(name);
  }

  private Object value(String placeholder) {
    Object value = values.get(placeholder);
    if (value == null) {
      throw FakeException.invalid("no value is given for " + placeholder);
    }
    return value;
  }

  private String text(String placeholder) {
    return String.valueOf(FakeValues.map(value(placeholder)).get("S"));
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw FakeException.invalid("an expression of a shape that is not known here: " + text);
    }
    return matcher;
  }
}
