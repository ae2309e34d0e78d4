package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
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
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, problem(ctx, e)));
    routes.exception(HttpResponseException.class, (e, ctx) -> plain(ctx, e.getStatus()));
    routes.exception(StoreException.class, (e, ctx) -> unexpected(ctx, e, 503, detail(ctx, e)));
    routes.exception(Exception.class, (e, ctx) -> unexpected(ctx, e, 500, detail(ctx, 500)));
  }

  private void plain(Context ctx, int status) {
    if (status == 404 && Visitor.of(ctx).isEmpty()) {
      Gate.sendToLogin(ctx);
    } else {
      answer(ctx, Problem.of(status, detail(ctx, status)));
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

  private Problem problem(Context ctx, ProblemException e) {
    return Gate.isApi(ctx) ? e.problem() : e.problem(pages.reader(ctx).texts());
  }

  private String detail(Context ctx, StoreException e) {
    String said = e.getMessage() + ". " + e.advice();
    return Gate.isApi(ctx)
        ? said
        : new Troubles(pages.reader(ctx).texts()).find(e.code()).orElse(said);
  }

  /** Programs are answered in English whoever they work for. */
  private String detail(Context ctx, int status) {
    Texts texts = Gate.isApi(ctx) ? Texts.ENGLISH : pages.reader(ctx).texts();
    return texts.find("error." + status).orElseGet(() -> texts.get("error.400"));
  }
}
