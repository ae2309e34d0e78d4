package io.github.personalmetrics.simulator;

/** A pair of tokens and what they allow. */
final class WithingsTokens {
  private final String access;
  private final String refresh;
  private final String scope;

  WithingsTokens(String access, String refresh, String scope) {
    this.access = access;
    this.refresh = refresh;
    this.scope = scope;
  }

  String access() {
    return access;
  }

  String refresh() {
    return refresh;
  }

  String scope() {
    return scope;
  }

  @Override
  public String toString() {
    return "WithingsTokens[scope=" + scope + ", secrets hidden]";
  }
}
