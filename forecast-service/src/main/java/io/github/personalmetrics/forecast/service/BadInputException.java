package io.github.personalmetrics.forecast.service;

/** A parameter that cannot be right; the message says what was expected. */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String parameter;

  BadInputException(String parameter, String expected) {
    super(expected, null, false, false);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}
