package io.github.personalmetrics.examples.dashboard.cli;

/** A command cannot do its work; the message says why and what to do. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CommandException(String message) {
    super(message);
  }
}
