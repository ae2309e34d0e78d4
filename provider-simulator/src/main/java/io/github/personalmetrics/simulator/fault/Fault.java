package io.github.personalmetrics.simulator.fault;

import java.io.IOException;

/**
 * What goes wrong with one request. Those there are come from {@link TimeFaults}, {@link
 * ConnectionFaults}, {@link BodyFaults} and {@link StatusFaults}; a test may write its own. Called
 * by many threads at once.
 */
@FunctionalInterface
public interface Fault {

  /**
   * Answers, or does not. The connection is closed afterwards.
   *
   * @throws IOException if the client hangs up, which is nobody's concern
   */
  void strike(Exchange exchange) throws IOException;
}
