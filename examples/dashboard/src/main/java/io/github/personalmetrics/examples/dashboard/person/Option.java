package io.github.personalmetrics.examples.dashboard.person;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A choice of a few, by the short name that forms, the store and the texts know it by. */
public interface Option {

  String name();

  default String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E> & Option> Optional<E> of(Class<E> type, @Nullable String id) {
    return Arrays.stream(type.getEnumConstants()).filter(it -> it.id().equals(id)).findFirst();
  }

  static <E extends Enum<E> & Option> List<String> ids(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Option::id).toList();
  }
}
