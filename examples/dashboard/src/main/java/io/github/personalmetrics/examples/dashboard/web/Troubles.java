package io.github.personalmetrics.examples.dashboard.web;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong and what to do about it, in the reader's language, by the code of the error. What
 * can happen to every provider is told once, with the provider's name. Immutable.
 */
public final class Troubles {

  private static final Pattern NUMBERED = Pattern.compile("(http|error)-(\\d{1,9})");
  private static final String ANY = "trouble.any.";

  private final Texts texts;

  public Troubles(Texts texts) {
    this.texts = texts;
  }

  /**
   * Of a store or a model.
   *
   * @return empty if the code is a stranger's
   */
  public Optional<String> find(String code) {
    return texts.find("trouble." + code);
  }

  /**
   * @param provider as people know it
   * @return empty if the code is a stranger's
   */
  public Optional<String> find(String code, String provider) {
    return find(code).or(() -> ofAnyProvider(code.substring(code.indexOf('.') + 1), provider));
  }

  /** In the error's own English, if its code is a stranger's; empty if there is nothing to tell. */
  public String tell(
      String provider, @Nullable String code, @Nullable String message, @Nullable String advice) {
    return Optional.ofNullable(code)
        .flatMap(known -> find(known, provider))
        .orElseGet(() -> asSaid(message, advice));
  }

  private static String asSaid(@Nullable String message, @Nullable String advice) {
    return Stream.of(message == null ? null : message + '.', advice)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private Optional<String> ofAnyProvider(String reason, String provider) {
    Matcher numbered = NUMBERED.matcher(reason);
    if (!numbered.matches()) {
      return texts.find(ANY + reason, provider, "");
    }
    String number = numbered.group(2);
    if (numbered.group(1).equals("error")) {
      return texts.find(ANY + "error", provider, number);
    }
    boolean passes = number.startsWith("5") || number.equals("408");
    return texts.find(ANY + (passes ? "http-later" : "http-refused"), provider, number);
  }
}
