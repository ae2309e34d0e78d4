package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param self the page's own address with its query
 * @param assets where the files are, with a slash at the end
 * @param theme {@code light}, {@code dark}, or {@code auto} for the system's
 * @param visitor absent before the login
 * @param user absent before the login
 */
public record Frame(
    Texts texts,
    String title,
    String self,
    String assets,
    String theme,
    String csrf,
    List<NavLink> links,
    @Nullable Visitor visitor,
    @Nullable String user,
    @Nullable StatusLine status,
    boolean demo) {

  public String text(String key, Object... values) {
    return texts.get(key, values);
  }

  /** For owners, once there is something to sync. */
  public boolean canSync() {
    return mayChange() && status != null && !"none".equals(status.level());
  }

  /** For owners. */
  public boolean mayChange() {
    return visitor != null && visitor.role() == Role.OWNER;
  }

  public boolean isAt(NavLink link) {
    return self.equals(link.path())
        || self.startsWith(link.path() + '?')
        || self.startsWith(link.path() + '/');
  }

  /** What the toggle leads to. */
  public String otherTheme() {
    return "dark".equals(theme) ? "light" : "dark";
  }
}
