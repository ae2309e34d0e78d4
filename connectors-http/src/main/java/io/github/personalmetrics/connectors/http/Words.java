package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a provider says about an error in its own words, on one line. */
final class Words {

  private static final int LONGEST = 160;
  private static final List<String> FIELDS =
      List.of("error_description", "message", "detail", "title", "error");
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private Words() {}

  /** Nothing of a page for people, or if it says nothing. */
  static Optional<String> of(ErrorReading.Answer answer) {
    String type = answer.header("content-type").orElse("");
    String text =
        type.contains("json")
            ? json(answer.body()).orElse("")
            : type.startsWith("text/plain") ? answer.body() : "";
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(shortened(line));
  }

  private static String shortened(String line) {
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "..." : line;
  }

  private static Optional<String> json(String body) {
    try {
      return said(MOSHI.adapter(Object.class).fromJson(body));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> said(@Nullable Object json) {
    if (json instanceof String text) {
      return Optional.of(text);
    }
    if (!(json instanceof Map<?, ?> fields)) {
      return Optional.empty();
    }
    Stream<@Nullable Object> candidates = FIELDS.stream().map(fields::get);
    return candidates.flatMap(value -> said(value).stream()).findFirst();
  }
}
