package io.github.personalmetrics.testkit;

import io.github.personalmetrics.simulator.fault.BodyFaults;
import io.github.personalmetrics.simulator.fault.ConnectionFaults;
import io.github.personalmetrics.simulator.fault.Fault;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.TimeFaults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cases of {@link HttpFaultKit}. */
final class HttpFaults {

  /** Far behind the deadline of a call, and not so far that who waits for it is cut off. */
  private static final Duration LATE = Duration.ofSeconds(4);

  private HttpFaults() {}

  /** What can go wrong before there is a connection. */
  enum Connect {
    REFUSED,
    UNKNOWN_HOST,
    UNROUTABLE,
    TLS_EXPIRED,
    TLS_OTHER_HOST
  }

  /** Answers that take too long; all but the first are right, for who missed the deadline. */
  enum Time {
    NO_ANSWER(TimeFaults.noAnswer()),
    SILENCE_AFTER_HEADERS(TimeFaults.silenceAfterHeaders(LATE)),
    DRIP(TimeFaults.drip(Duration.ofMillis(100), LATE)),
    LATENCY(TimeFaults.latency(LATE));

    final Fault fault;

    Time(Fault fault) {
      this.fault = fault;
    }
  }

  /** Answers that break. */
  enum Broken {
    TRUNCATED(ConnectionFaults.truncated()),
    TRUNCATED_CHUNKS(ConnectionFaults.truncatedChunks()),
    TRUNCATED_WITHOUT_LENGTH(ConnectionFaults.truncatedWithoutLength()),
    RESET_BEFORE_ANSWER(ConnectionFaults.resetBeforeAnswer()),
    RESET_IN_BODY(ConnectionFaults.resetInBody()),
    GARBAGE(ConnectionFaults.garbage()),
    ENDLESS_HEADER(ConnectionFaults.endlessHeader()),
    ENDLESS_BODY(ConnectionFaults.endlessBody());

    final Fault fault;

    Broken(Fault fault) {
      this.fault = fault;
    }
  }

  /** What a wrong body must come to. */
  enum Must {
    FAIL,
    BE_READ,
    NOT_PASS_UNSEEN,
    DO_NO_HARM
  }

  /** Answers that are not what they should be. */
  enum Wrong {
    HTML(Must.FAIL, BodyFaults.html()),
    EMPTY(Must.FAIL, BodyFaults.empty()),
    BYTE_ORDER_MARK(Must.BE_READ, BodyFaults.byteOrderMark()),
    LATIN_1(Must.FAIL, BodyFaults.latin1()),
    JUNK_BEHIND(Must.FAIL, BodyFaults.junkBehind()),
    NAN(Must.FAIL, HttpProvider.Damage.NAN),
    DEEP_NESTING(Must.FAIL, BodyFaults.deepNesting()),
    FIELD_TWICE(Must.DO_NO_HARM, HttpProvider.Damage.TWICE),
    SILENT_GZIP(Must.FAIL, BodyFaults.silentGzip()),
    NUMBER_AS_TEXT(Must.DO_NO_HARM, HttpProvider.Damage.NUMBER_AS_TEXT),
    UNKNOWN_FIELD(Must.BE_READ, BodyFaults.unknownField()),
    ROWS_MISSING(Must.NOT_PASS_UNSEEN, HttpProvider.Damage.ROWS_MISSING);

    final Must must;
    final @Nullable Fault fault;
    final HttpProvider.@Nullable Damage damage;

    Wrong(Must must, Fault fault) {
      this.must = must;
      this.fault = fault;
      this.damage = null;
    }

    Wrong(Must must, HttpProvider.Damage damage) {
      this.must = must;
      this.fault = null;
      this.damage = damage;
    }
  }

  /** Ways to say how long to wait. */
  enum RetryAfter {
    SECONDS,
    DATE,
    ZERO,
    NEGATIVE,
    TEN_DAYS,
    ABSENT,
    SHORT_LIMIT,
    DAILY_LIMIT
  }

  /** What may happen between two pages. */
  enum Between {
    SAME_PAGE_FOR_EVER,
    EMPTY_WITH_MORE,
    BACKWARDS,
    REMOVED,
    ADDED,
    SIZE_IGNORED
  }

  /** A server's error that quotes what was sent, in a few forms. */
  static ProviderAnswer sorry(int status, String form) {
    return switch (form) {
      case "html" -> ProviderAnswer.of(status, "text/html", "<html><h1>{secret}</h1></html>");
      case "json" ->
          ProviderAnswer.of(
              status, "application/json", "{\"message\":\"{secret} " + "so ".repeat(5_000) + "\"}");
      default -> ProviderAnswer.of(status, "", "");
    };
  }
}
