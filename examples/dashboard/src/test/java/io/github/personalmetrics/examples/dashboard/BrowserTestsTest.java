package io.github.personalmetrics.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Says loudly when a build goes without the tests in a real browser. */
class BrowserTestsTest {

  private static final String SKIPPED =
      "browser tests were not run: ./mvnw -Pui -pl examples/dashboard -am verify runs them and"
          + " needs chromium";

  @Test
  void theBrowserTestsAreInThisBuild() throws ClassNotFoundException {
    boolean included = Boolean.getBoolean("ui.tests");
    if (!included) {
      System.out.println("SKIPPED: " + SKIPPED);
    }
    assumeTrue(included, SKIPPED);

    String root = BrowserTestsTest.class.getPackageName();
    assertThat(Class.forName(root + ".ui.WeightUiTest")).isNotNull();
  }
}
