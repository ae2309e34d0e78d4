package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.security.RouteRole;

/** Who may use a route. A route that says nothing is for those who are logged in, and read only. */
public enum Access implements RouteRole {
  ANYONE,
  VIEWER,
  OWNER
}
