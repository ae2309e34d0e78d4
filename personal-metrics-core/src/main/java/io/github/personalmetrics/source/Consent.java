package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.Account;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an application sends a person to a provider's consent page, and what it does when they come
 * back. What was begun is kept in the person's token store: another process, or this one after a
 * restart, may complete it. Safe for use by many threads.
 */
public interface Consent {

  /**
   * Begins, and tells where to send the person within the next ten minutes.
   *
   * @param redirect where the provider sends them back, exactly as it is registered there
   */
  URI begin(URI redirect);

  /**
   * Trades what the provider sent back for tokens and stores them. To be called at once: some codes
   * live for half a minute. Nothing that was stored is changed unless it succeeds.
   *
   * @param callback the query parameters that the person came back with
   * @param holder whose data the sources of this provider hold, as {@link
   *     io.github.personalmetrics.store.SyncLedger#state} tells; null if they hold none
   * @return who consented, and to what
   * @throws SourceException.Unauthorized if the person said no or too little, or if the callback
   *     does not belong to what was begun: they may try again
   * @throws SourceException.Refused if somebody else consented than the holder, or the provider
   *     does not accept the application
   * @throws SourceException if the provider could not be asked
   */
  Account complete(Map<String, String> callback, @Nullable Account holder);

  /**
   * Why a person who said yes may not come back: some providers end at a page of their own.
   *
   * @return sentences for a person, with what to do; empty if they always come back
   */
  default String ifNobodyComesBack() {
    return "";
  }

  /**
   * Forgets the tokens, and tells the provider that they are not wanted any more. Does nothing if
   * there are none.
   *
   * @throws SourceException.Unavailable if the provider could not be told; the tokens are forgotten
   *     all the same
   */
  void revoke();
}
