package io.github.personalmetrics.examples.dashboard.security;

/** What an account may do. */
public enum Role {
  /** Everything. */
  OWNER,
  /** Look, and change nothing. */
  VIEWER
}
