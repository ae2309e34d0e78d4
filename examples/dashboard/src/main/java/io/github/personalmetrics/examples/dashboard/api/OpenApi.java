package io.github.personalmetrics.examples.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Describes the whole API, for people and for programs that write programs. */
public final class OpenApi implements Section {

  private static final String FILE = "/dashboard/openapi.json";

  /** The description, in OpenAPI 3.1. */
  static String text() {
    try (var file = OpenApi.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/openapi.json", OpenApi::describe);
  }

  private static void describe(Context ctx) {
    ctx.header("Cache-Control", "private, no-cache").contentType("application/json").result(text());
  }
}
