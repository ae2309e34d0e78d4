package io.github.personalmetrics.testkit;

import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.ProviderRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;

/**
 * What {@link HttpFaultKit} must know of a provider: where a healthy one answers, how a connector
 * is made, and how this one says what others say by an HTTP status. What cannot happen at this
 * provider is answered by throwing {@link #cannotHappen}.
 */
public interface HttpProvider {

  /** How an answer may be damaged. */
  enum Damage {
    /** A number is {@code NaN}, which JSON has not. */
    NAN,
    /** A field comes twice, first with another number. */
    TWICE,
    /** A number is written as text. */
    NUMBER_AS_TEXT,
    /** What all rows are in is not there. */
    ROWS_MISSING
  }

  /** What a provider may refuse. */
  enum Refusal {
    BAD_REQUEST,
    INVALID_TOKEN,
    SCOPE_MISSING,
    APP_INACTIVE,
    NOT_FOUND,
    GONE
  }

  /** Limits that a provider counts in a way of its own. */
  enum Limit {
    SHORT,
    DAILY
  }

  /** Ways in which paging may go wrong. */
  enum Paging {
    /** One page again and again; what is answered here is not used. */
    SAME_FOR_EVER,
    /** No rows, but more of them are promised. */
    EMPTY_WITH_MORE,
    /** The mark of the next page is that of an earlier one. */
    BACKWARDS,
    /** Another number of rows than was asked for. */
    SIZE_IGNORED
  }

  /**
   * How a refusal is said, and what must come of it.
   *
   * @param answer {@code {secret}} in its text is replaced by the authorization that was sent
   */
  record Saying(ProviderAnswer answer, Outcome outcome, String code) {}

  /** How a limit is said, and for how long the connector must wait. */
  record Wait(ProviderAnswer answer, Duration time) {}

  /** The address that a connector is given; a healthy provider with some pages of rows. */
  URI baseUrl();

  SourceConnector connector(HttpWiring wiring);

  /** Whether a request asks for rows: those go wrong, the others do not. */
  boolean asksForRows(ProviderRequest request);

  /** When the connector's clock begins. */
  Instant now();

  /** Something is new at the provider. Called if everything there was fits one page. */
  default void change() {}

  /** The healthy text of an answer with rows, damaged. */
  String damage(Damage damage, String text);

  Saying says(Refusal refusal);

  Wait says(Limit limit, Instant now);

  /** For how long the connector waits after a 429 without a word. */
  default Duration usualWait(Instant now) {
    return Duration.ofMinutes(15);
  }

  /** The healthy text of a page, as the provider would get it wrong. */
  String page(Paging paging, String text);

  /** A record that was on the first page is deleted; to be undone by {@link #restore}. */
  void remove(String externalId);

  /** A row is added that belongs to the first page; to be undone by {@link #restore}. */
  void add();

  default void restore() {}

  /** To be thrown: skips a case, with a reason that the build prints. */
  static RuntimeException cannotHappen(String reason) {
    return Assumptions.abort(reason);
  }
}
