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
   * @param expected such as {@code expected a date such as 2026-11-23}
   */
  public static ProblemException badParameter(String name, String expected) {
    return new Problem("about:blank", title(400), 400, name + ": " + expected, name, null)
        .asException();
  }

  Problem withReference(String reference) {
    return new Problem(type, title, status, detail, parameter, reference);
  }

  public ProblemException asException() {
    return new ProblemException(this);
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
