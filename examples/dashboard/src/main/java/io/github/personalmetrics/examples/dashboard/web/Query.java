package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads query parameters; what cannot be right becomes a 400 that names it. */
public final class Query {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  /** No finer than a millionth; keeps out what Java reads and nobody means, such as NaN and 1f. */
  private static final Pattern SHARE = Pattern.compile("[01](\\.\\d{0,6})?|\\.\\d{1,6}");

  private final Context ctx;

  public Query(Context ctx) {
    this.ctx = ctx;
  }

  /** Blank counts as absent, because an empty form field is sent as such. */
  public Optional<String> text(String name) {
    if (ctx.queryParams(name).size() > 1) {
      throw Problem.unexpected(name, "once");
    }
    return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  public Optional<LocalDate> date(String name) {
    return text(name).map(text -> date(name, text));
  }

  public int number(String name, int from, int to, int otherwise) {
    return text(name).map(text -> number(name, text, from, to)).orElse(otherwise);
  }

  /** Above 0 and up to 1. */
  public double share(String name, double otherwise) {
    return text(name).map(text -> share(name, text)).orElse(otherwise);
  }

  public boolean flag(String name, boolean otherwise) {
    return text(name).map(text -> flag(name, text)).orElse(otherwise);
  }

  /** By the constants' names, small letters accepted. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> choice(name, text, type));
  }

  /** By the constants' names, small letters accepted. */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return choice(name, type).orElse(otherwise);
  }

  private static LocalDate date(String name, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Problem.unexpected(name, "date");
  }

  private static int number(String name, String text, int from, int to) {
    if (NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw Problem.unexpected(name, "number", from, to);
  }

  private static double share(String name, String text) {
    if (SHARE.matcher(text).matches()) {
      double share = Double.parseDouble(text);
      if (share > 0 && share <= 1) {
        return share;
      }
    }
    throw Problem.unexpected(name, "share");
  }

  private static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.unexpected(name, "flag");
    };
  }

  private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw Problem.unexpected(name, "one-of", names);
  }
}
