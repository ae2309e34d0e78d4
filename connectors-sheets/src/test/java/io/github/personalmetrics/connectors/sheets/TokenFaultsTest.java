package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What HTTP can do to the token that a signed assertion is exchanged for. */
class TokenFaultsTest extends HttpFaultKit {

  private static FaultyGoogle google;

  @BeforeAll
  static void start() {
    google = new FaultyGoogle(FaultyGoogle.Part.TOKEN);
  }

  @AfterAll
  static void stopProvider() {
    google.close();
  }

  @Override
  protected HttpProvider provider() {
    return google;
  }
}
