package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param self the page's own address with its query
 * @param assets where the files are, with a slash at the end
 * @param visitor absent before the login
 * @param user absent before the login
 */
public record Frame(
    Reader reader,
    String title,
    String self,
    String assets,
    String csrf,
    List<NavLink> links,
    @Nullable Visitor visitor,
    @Nullable String user,
    @Nullable StatusLine status,
    boolean demo) {

  public String text(String key, Object... values) {
    return reader.texts().get(key, values);
  }

  /** Of the page's words, for screen readers and scripts. */
  public String language() {
    return reader.texts().locale().toLanguageTag();
  }

  /** How scripts write what the API answers. */
  public String units() {
    return ScriptUnits.of(reader.sizes());
  }

  /** {@code light}, {@code dark}, or {@code auto} for the system's. */
  public String theme() {
    return reader.theme().id();
  }

  /** For owners, once there is something to sync. */
  public boolean canSync() {
    return mayChange() && status != null && !"none".equals(status.level());
  }

  /** For owners. */
  public boolean mayChange() {
    return visitor != null && visitor.role() == Role.OWNER;
  }

  public boolean isAt(String path) {
    return self.equals(path) || self.startsWith(path + '?') || self.startsWith(path + '/');
  }

  /** What the toggle leads to. */
  public String otherTheme() {
    return reader.theme() == Theme.DARK ? "light" : "dark";
  }
}
