package io.github.personalmetrics.examples.dashboard.security;

import io.github.personalmetrics.examples.dashboard.person.Preferences;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A login; {@link #toString} does not show its hash. Immutable. */
public final class Account {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

  private final String name;
  private final Role role;
  private final String passwordHash;
  private final Preferences preferences;
  private final int era;

  /**
   * @param era how often all of its sessions were ended at once
   */
  Account(String name, Role role, String passwordHash, Preferences preferences, int era) {
    this.name = name;
    this.role = role;
    this.passwordHash = passwordHash;
    this.preferences = preferences;
    this.era = era;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  String passwordHash() {
    return passwordHash;
  }

  public Preferences preferences() {
    return preferences;
  }

  int era() {
    return era;
  }

  Account withPassword(String hash) {
    return new Account(name, role, hash, preferences, era);
  }

  Account with(Preferences chosen) {
    return new Account(name, role, passwordHash, chosen, era);
  }

  Account inNextEra() {
    return new Account(name, role, passwordHash, preferences, era + 1);
  }

  /** Whether a session of the other is one of this too; what it prefers does not matter. */
  boolean isSameLogin(Account other) {
    return name.equals(other.name)
        && role == other.role
        && passwordHash.equals(other.passwordHash)
        && era == other.era;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Account account
        && isSameLogin(account)
        && preferences.equals(account.preferences);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, role);
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + role + ']';
  }
}
