package io.github.personalmetrics.examples.dashboard.connections;

import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.source.ConnectorProvider;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.ZoneId;
import java.util.List;

/** Where the numbers come from, and how that goes. */
public final class ConnectionsSection implements Section {

  public static final NavLink LINK = new NavLink("/connections", "nav.connections");

  private final Pages pages;
  private final SyncService sync;
  private final ConnectionsView view;

  public ConnectionsSection(
      Pages pages,
      SyncService sync,
      SyncStatus status,
      List<ConnectorProvider> providers,
      ZoneId zone) {
    this.pages = pages;
    this.sync = sync;
    this.view = new ConnectionsView(pages.texts(), status, providers, zone);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    pages.render(
        ctx, "connections.jte", "connections.title", view.of(sync.view(), sync.rejections()));
  }
}
