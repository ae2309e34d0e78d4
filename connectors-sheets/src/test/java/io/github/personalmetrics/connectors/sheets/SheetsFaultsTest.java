package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.testkit.HttpFaultKit;
import io.github.personalmetrics.testkit.HttpProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What HTTP can do to the cells of a sheet. */
class SheetsFaultsTest extends HttpFaultKit {

  private static FaultyGoogle google;

  @BeforeAll
  static void start() {
    google = new FaultyGoogle(FaultyGoogle.Part.CELLS);
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
