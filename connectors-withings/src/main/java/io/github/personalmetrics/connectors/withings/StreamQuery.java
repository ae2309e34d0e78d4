package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthSession;
import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks one service, with tokens that work and allow it. */
final class StreamQuery {

  static final String CHANGED =
      "Withings may have changed its answers: look for a newer version, or report it.";

  private final WithingsApi api;
  private final OAuthSession session;
  private final Stream stream;

  StreamQuery(WithingsApi api, OAuthSession session, Stream stream) {
    this.api = api;
    this.session = session;
    this.stream = stream;
  }

  record Answer(WithingsApi.Rows body, @Nullable Account account, int rows) {

    boolean hasMore() {
      return body.hasMore();
    }

    /** Whether there is a next page to ask for. */
    boolean leadsOn(long from) {
      return rows > 0 && body.offset() != null && body.offset() > from;
    }

    long offset() {
      return body.offset() == null ? 0 : body.offset();
    }
  }

  /** Rows that were created or changed since; epoch seconds. */
  Answer changedSince(long lastUpdate) {
    // A 0 might be taken for nothing sent.
    return ask(bearer -> stream.changedSince(api, bearer, Math.max(1, lastUpdate)));
  }

  /** At least the rows of this stretch of time; epoch seconds. */
  Answer between(long start, long end, long offset) {
    return ask(bearer -> stream.between(api, bearer, start, end, next(offset)));
  }

  private static @Nullable Long next(long offset) {
    return offset == 0 ? null : offset;
  }

  private interface Request {
    WithingsApi.Envelope with(String bearer);
  }

  private Answer ask(Request request) {
    return session.call(
        tokens -> {
          requireScope(tokens);
          WithingsApi.Rows body = read(answer(request.with("Bearer " + tokens.accessToken())));
          List<RawJson> rows = Objects.requireNonNull(stream.rows(body));
          return new Answer(body, account(tokens), rows.size());
        });
  }

  /**
   * With the scope that this stream lives by, and no other: what somebody else may not see any more
   * is no reason to keep what is gone here.
   */
  private @Nullable Account account(OAuthTokens tokens) {
    return tokens
        .account()
        .map(
            account ->
                new Account(
                    account.id(),
                    account.scopes().contains(stream.scope()) ? Set.of(stream.scope()) : Set.of()))
        .orElse(null);
  }

  /** What a token allows is known once Withings has issued it to us. */
  private void requireScope(OAuthTokens tokens) {
    boolean missing =
        tokens
            .account()
            .filter(account -> !account.scopes().isEmpty())
            .filter(account -> !account.scopes().contains(stream.scope()))
            .isPresent();
    if (missing) {
      throw notAllowed("Withings was not allowed to give us " + what());
    }
  }

  private RawJson answer(WithingsApi.Envelope envelope) {
    try {
      return WithingsStatus.body(envelope);
    } catch (Refused e) {
      throw notAllowed(e.getMessage() + ", asked for " + what());
    }
  }

  private String what() {
    return stream.source().stream() + " (the scope " + stream.scope() + ')';
  }

  private SourceException notAllowed(String message) {
    String stream = this.stream.source().stream();
    return new Refused(
        "withings.not-allowed",
        message,
        "Connect Withings again and allow it, or leave "
            + stream
            + " out of the setting withings.streams.",
        null);
  }

  private WithingsApi.Rows read(RawJson body) {
    try {
      var rows = body.as(WithingsApi.Rows.class);
      if (stream.rows(rows) == null) {
        // Taken for "none", the cursor would move past those that were not read.
        throw new IllegalArgumentException("it has no list of them");
      }
      return rows;
    } catch (IllegalArgumentException e) {
      throw new InvalidResponse(
          "withings.unexpected-json",
          "Withings answered " + stream.source().stream() + " of another shape: " + e.getMessage(),
          CHANGED,
          e);
    }
  }
}
