package io.github.personalmetrics.connectors.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scopes as providers write them: separated by commas or blanks. */
public final class Scopes {

  private Scopes() {}

  /** Empty for null or nothing. */
  public static Set<String> parse(@Nullable String text) {
    return text == null
        ? Set.of()
        : Arrays.stream(text.split("[, ]+", -1))
            .filter(scope -> !scope.isBlank())
            .collect(Collectors.toUnmodifiableSet());
  }
}
