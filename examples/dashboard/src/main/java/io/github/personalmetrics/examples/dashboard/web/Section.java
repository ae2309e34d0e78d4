package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A part of the dashboard with routes of its own; {@code Dashboard} lists them all. */
public interface Section {

  void addTo(JavalinDefaultRoutingApi routes);
}
