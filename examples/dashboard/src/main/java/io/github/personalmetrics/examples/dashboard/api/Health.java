package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.store.MetricStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the dashboard and its store work, for those who watch over it; says nothing else. */
public final class Health implements Section {

  private static final Logger log = LoggerFactory.getLogger(Health.class);

  /**
   * @param status {@code ok} or {@code failing}
   */
  public record Status(String status) {}

  private final MetricStore store;

  public Health(MetricStore store) {
    this.store = store;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/healthz", this::check, Access.ANYONE);
  }

  private void check(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    try {
      store.version();
      ctx.json(new Status("ok"));
    } catch (RuntimeException e) {
      log.error("the store does not answer: {}", e.getMessage());
      ctx.status(503).json(new Status("failing"));
    }
  }
}
