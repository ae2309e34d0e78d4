package io.github.personalmetrics.simulator;

/** The OAuth app and the first tokens of one simulated user. */
final class WithingsAccount {
  private final String userId;
  private final String clientId;
  private final String clientSecret;
  private final WithingsTokens tokens;

  WithingsAccount(String userId, String clientId, String clientSecret, WithingsTokens tokens) {
    this.userId = userId;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
  }

  String userId() {
    return userId;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  WithingsTokens tokens() {
    return tokens;
  }

  @Override
  public String toString() {
    return "WithingsAccount[userId=" + userId + ", secrets hidden]";
  }
}
