package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.security.Account;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.security.Session;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param session absent for the holder of the API token
 */
public record Visitor(Role role, @Nullable Session session) {

  private static final String ATTRIBUTE = "visitor";

  public static Optional<Visitor> of(Context ctx) {
    return Optional.ofNullable(ctx.attribute(ATTRIBUTE));
  }

  /** Absent for the holder of the API token. */
  public Optional<Account> account() {
    return Optional.ofNullable(session).map(Session::account);
  }

  void remember(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }
}
