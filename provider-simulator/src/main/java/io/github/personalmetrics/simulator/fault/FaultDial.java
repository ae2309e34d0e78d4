package io.github.personalmetrics.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says which requests go wrong, and how; the rest reach the provider. Of several rules for one
 * request the first counts. Thread-safe.
 */
public final class FaultDial {

  private static final class Rule {
    final Predicate<ProviderRequest> which;
    final int from;
    final int to;
    final Fault fault;
    int seen;

    Rule(Predicate<ProviderRequest> which, int from, int to, Fault fault) {
      this.which = which;
      this.from = from;
      this.to = to;
      this.fault = fault;
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private int hits;

  FaultDial() {}

  /** Every such request, until {@link #off}. */
  public void always(Predicate<ProviderRequest> which, Fault fault) {
    add(which, 1, Integer.MAX_VALUE, fault);
  }

  /** The next such requests, as many as said. */
  public void next(int requests, Predicate<ProviderRequest> which, Fault fault) {
    add(which, 1, requests, fault);
  }

  /** Only one of such requests; the next one is number 1. */
  public void request(int number, Predicate<ProviderRequest> which, Fault fault) {
    add(which, number, number, fault);
  }

  private synchronized void add(Predicate<ProviderRequest> which, int from, int to, Fault fault) {
    rules.add(new Rule(which, from, to, fault));
  }

  /** Nothing goes wrong any more. */
  public synchronized void off() {
    rules.clear();
    hits = 0;
  }

  /** How many requests went wrong since it was last off. */
  public synchronized int hits() {
    return hits;
  }

  synchronized Optional<Fault> turn(ProviderRequest request) {
    Optional<Fault> fault = Optional.empty();
    for (Rule rule : rules) {
      if (rule.which.test(request)) {
        rule.seen++;
        if (fault.isEmpty() && rule.seen >= rule.from && rule.seen <= rule.to) {
          fault = Optional.of(rule.fault);
        }
      }
    }
    fault.ifPresent(struck -> hits++);
    return fault;
  }
}
