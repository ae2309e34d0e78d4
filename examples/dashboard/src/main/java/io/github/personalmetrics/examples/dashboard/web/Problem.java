package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, as RFC 9457 writes it.
 *
 * @param parameter the one that is wrong
 * @param reference finds the entry in the log
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String parameter,
    @Nullable String reference) {

  public static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail, null, null);
  }

  /**
   * For what only programs ask.
   *
   * @param expected such as {@code expected a date such as 2026-11-23}
   */
  public static ProblemException badParameter(String name, String expected) {
    return new Problem("about:blank", title(400), 400, name + ": " + expected, name, null)
        .asException();
  }

  /**
   * A program is told in English, the reader of a page in their own language.
   *
   * @param key of the sentence
   */
  public static ProblemException told(int status, String key, Object... values) {
    return new ProblemException(
        of(status, Texts.ENGLISH.get(key, values)), texts -> texts.get(key, values));
  }

  /**
   * The same of a parameter.
   *
   * @param expected what follows {@code error.expected.} in the sentence's key
   */
  public static ProblemException unexpected(String name, String expected, Object... values) {
    String key = "error.expected." + expected;
    return new ProblemException(
        badParameter(name, Texts.ENGLISH.get(key, values)).problem(),
        texts -> texts.get("error.parameter", name, texts.get(key, values)));
  }

  Problem withDetail(String words) {
    return new Problem(type, title, status, words, parameter, reference);
  }

  Problem withReference(String reference) {
    return new Problem(type, title, status, detail, parameter, reference);
  }

  public ProblemException asException() {
    return new ProblemException(this, texts -> detail);
  }

  void send(Context ctx) {
    String json = ctx.jsonMapper().toJsonString(this, Problem.class);
    ctx.status(status).contentType("application/problem+json").result(json);
    ctx.header("Cache-Control", "no-store");
  }

  private static String title(int status) {
    return HttpStatus.forStatus(status).getMessage();
  }
}
