package io.github.personalmetrics.examples.dashboard.security;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A login; {@link #toString} does not show its hash. Immutable. */
public final class Account {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

  private final String name;
  private final Role role;
  private final String passwordHash;

  Account(String name, Role role, String passwordHash) {
    this.name = name;
    this.role = role;
    this.passwordHash = passwordHash;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Account account
        && name.equals(account.name)
        && role == account.role
        && passwordHash.equals(account.passwordHash);
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
