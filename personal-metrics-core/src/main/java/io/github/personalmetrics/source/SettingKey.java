package io.github.personalmetrics.source;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a connector.
 *
 * @param name without the provider's prefix, such as {@code base-url}; a name ending in {@code .*}
 *     stands for every name that begins so
 * @param description one sentence for the person who fills it in
 * @param secret never to be shown or logged
 * @param defaultValue absent if the setting is optional or has to be given
 */
public record SettingKey(
    String name, String description, boolean secret, @Nullable String defaultValue) {

  public static SettingKey optional(String name, String description) {
    return new SettingKey(name, description, false, null);
  }

  public static SettingKey withDefault(String name, String description, String defaultValue) {
    return new SettingKey(name, description, false, defaultValue);
  }

  public static SettingKey secret(String name, String description) {
    return new SettingKey(name, description, true, null);
  }

  public boolean matches(String candidate) {
    return name.endsWith(".*")
        ? candidate.startsWith(name.substring(0, name.length() - 1))
        : name.equals(candidate);
  }
}
