package io.github.personalmetrics.examples.dashboard.connections;

import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.source.ConnectorProvider;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** Where the numbers come from, and how that goes. */
public final class ConnectionsSection implements Section {

  public static final NavLink LINK = new NavLink("/connections", "nav.connections", "n");

  private final Pages pages;
  private final SyncService sync;
  private final SyncStatus status;
  private final List<ConnectorProvider> providers;

  public ConnectionsSection(
      Pages pages, SyncService sync, SyncStatus status, List<ConnectorProvider> providers) {
    this.pages = pages;
    this.sync = sync;
    this.status = status;
    this.providers = List.copyOf(providers);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    var view = new ConnectionsView(pages.reader(ctx), status, providers);
    pages.render(
        ctx, "connections.jte", "connections.title", view.of(sync.view(), sync.rejections()));
  }
}
