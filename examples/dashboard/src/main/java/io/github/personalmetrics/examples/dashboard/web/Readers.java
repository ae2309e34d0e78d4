package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Knows who reads a page; asked once for each request, so that all of it is for one reader. */
final class Readers {

  private static final String ATTRIBUTE = "reader";

  private final Supplier<ZoneId> zone;

  Readers(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  Reader of(Context ctx) {
    Reader known = ctx.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    Reader reader = Reader.of(Texts.english(), zone.get());
    ctx.attribute(ATTRIBUTE, reader);
    return reader;
  }
}
