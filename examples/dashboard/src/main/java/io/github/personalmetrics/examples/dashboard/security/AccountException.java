package io.github.personalmetrics.examples.dashboard.security;

/** An account cannot be made or changed so; the message says why. */
public final class AccountException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AccountException(String message) {
    super(message);
  }
}
