package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem for programs, and into a page for people. */
final class Errors {

  private static final Logger log = LoggerFactory.getLogger(Errors.class);
  private static final int REFERENCE_LENGTH = 8;

  private final Pages pages;

  Errors(Pages pages) {
    this.pages = pages;
  }

  void addTo(JavalinDefaultRoutingApi routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(HttpResponseException.class, (e, ctx) -> plain(ctx, e.getStatus()));
    routes.exception(
        StoreException.class,
        (e, ctx) -> unexpected(ctx, e, 503, e.getMessage() + ". " + e.advice()));
    routes.exception(
        Exception.class,
        (e, ctx) -> unexpected(ctx, e, 500, "The dashboard could not answer. Try again."));
  }

  private void plain(Context ctx, int status) {
    if (status == 404 && Visitor.of(ctx).isEmpty()) {
      Gate.sendToLogin(ctx);
    } else {
      answer(ctx, Problem.of(status, detail(status)));
    }
  }

  private void unexpected(Context ctx, Exception e, int status, String detail) {
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    log.error("{} {} failed, reference {}", ctx.method(), ctx.path(), reference, e);
    answer(ctx, Problem.of(status, detail).withReference(reference));
  }

  private void answer(Context ctx, Problem problem) {
    if (Gate.isApi(ctx)) {
      problem.send(ctx);
    } else {
      ctx.status(problem.status());
      pages.render(ctx, "error.jte", "error.title", problem);
    }
  }

  private static String detail(int status) {
    return Optional.ofNullable(
            switch (status) {
              case 404 -> "There is nothing at this address.";
              case 405 -> "This address does not understand that method.";
              case 413 -> "The request is larger than this dashboard accepts.";
              default -> null;
            })
        .orElse("The request could not be understood.");
  }
}
