package io.github.personalmetrics.examples.dashboard.account;

import java.util.Map;

/**
 * What was typed into a form and could not be taken, so that nothing of it is lost.
 *
 * @param values by field
 * @param errors by field: what was expected
 */
record Typed(Map<String, String> values, Map<String, String> errors) {

  static final Typed NOTHING = new Typed(Map.of(), Map.of());

  Typed {
    values = Map.copyOf(values);
    errors = Map.copyOf(errors);
  }

  String value(String field, String otherwise) {
    return values.getOrDefault(field, otherwise);
  }

  /** Empty if there is nothing to say. */
  String error(String field) {
    return errors.getOrDefault(field, "");
  }
}
