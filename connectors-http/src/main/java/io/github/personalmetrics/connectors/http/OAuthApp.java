package io.github.personalmetrics.connectors.http;

import java.net.URI;
import java.util.Set;

/** How one provider gives, renews and takes back an application's access to a person's data. */
public interface OAuthApp extends TokenEndpoint {

  /** The provider as a person knows it. */
  String displayName();

  /** Where a person takes the access away without us. */
  URI permissionsPage();

  /** What is asked for. */
  Set<String> scopes();

  /** Whether so little is still of use. */
  boolean suffices(Set<String> granted);

  /**
   * Where the person is asked.
   *
   * @param state comes back with the answer
   */
  URI consentPage(URI redirect, String state);

  /**
   * Why the person may not come back from there, and what to do; empty if they always do.
   *
   * @see io.github.personalmetrics.source.Consent#ifNobodyComesBack
   */
  default String ifNobodyComesBack() {
    return "";
  }

  /**
   * Trades a code for tokens, which say whose they are and what they allow.
   *
   * @param redirect as it was when the code was given
   * @param granted the scopes that came back with the code; empty if the provider tells them
   *     elsewhere
   * @throws io.github.personalmetrics.source.SourceException.Unauthorized if the code is not good
   */
  OAuthTokens exchange(String code, URI redirect, Set<String> granted);

  /**
   * Tells the provider that the access is not wanted any more. Not an error if it knows already.
   */
  void revoke(OAuthTokens tokens);
}
