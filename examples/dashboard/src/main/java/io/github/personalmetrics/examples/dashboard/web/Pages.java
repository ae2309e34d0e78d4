package io.github.personalmetrics.examples.dashboard.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.github.personalmetrics.examples.dashboard.security.Session;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders pages: a template, its model, and the frame around it. Safe for use by many threads. */
public final class Pages {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Readers readers;
  private final Assets assets;
  private final Csrf csrf;
  private final WebServer.Looks looks;

  Pages(Readers readers, Assets assets, Csrf csrf, WebServer.Looks looks) {
    this.readers = readers;
    this.assets = assets;
    this.csrf = csrf;
    this.looks = looks;
  }

  /** Whom this request's page is for. */
  public Reader reader(Context ctx) {
    return readers.of(ctx);
  }

  public void render(Context ctx, String template, String titleKey, Object model) {
    var html = new Utf8ByteOutput();
    templates.render(template, Map.of("frame", frame(ctx, titleKey), "page", model), html);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("text/html; charset=utf-8").result(html.toByteArray());
  }

  /**
   * Lets the page that was rendered last show pictures of another host.
   *
   * @param source as a content security policy names it
   */
  public void allowImages(Context ctx, String source) {
    ctx.header(SecurityHeaders.POLICY, SecurityHeaders.withImagesOf(source));
  }

  /** What can be asked for again; a form that was refused stands on its section's page. */
  private static String self(Context ctx) {
    if (ctx.method() != HandlerType.GET && ctx.method() != HandlerType.HEAD) {
      int second = ctx.path().indexOf('/', 1);
      return second < 0 ? ctx.path() : ctx.path().substring(0, second);
    }
    String query = ctx.queryString();
    return ctx.path() + (query == null ? "" : '?' + query);
  }

  private Frame frame(Context ctx, String titleKey) {
    @Nullable Visitor visitor = Visitor.of(ctx).orElse(null);
    @Nullable Session session = visitor == null ? null : visitor.session();
    Reader reader = reader(ctx);
    return new Frame(
        reader,
        reader.texts().get(titleKey),
        self(ctx),
        assets.root(),
        csrf.token(ctx),
        looks.links(),
        visitor,
        session == null ? null : session.account().name(),
        visitor == null ? null : looks.status().apply(reader.texts()),
        looks.demo());
  }
}
