package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What HTTP can do to the list of tabs, which is asked for when cells have changed. */
class TabsFaultsTest extends HttpFaultKit {

  private static FaultyGoogle google;

  @BeforeAll
  static void start() {
    google = new FaultyGoogle(FaultyGoogle.Part.TABS);
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
