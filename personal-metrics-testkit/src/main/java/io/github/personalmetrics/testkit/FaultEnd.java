package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.simulator.fault.FaultyServer;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;

/**
 * How a run of {@link HttpFaultKit} may end: with an error that helps and tells no secret, and with
 * nothing stored that the undisturbed did not store.
 */
record FaultEnd(FaultRun me, FaultRun undisturbed, SourceId source, FaultyServer server) {

  /** With whole pages, unless some rows are named as bad. */
  void withPages(SourceRun run, Outcome... expected) {
    somewhere(run, expected);
    if (run.outcome() != Outcome.PARTIAL) {
      // The cursor may hold a time, and time has passed.
      assertThat(undisturbed.afterEachPage())
          .as("what is stored: whole pages")
          .extracting(FaultRun.Tables::records)
          .contains(me.tables(source).records());
    }
  }

  /** In the middle of a page of the undisturbed too. */
  void somewhere(SourceRun run, Outcome... expected) {
    assertThat(run.outcome()).as("%s: %s", run.code(), run.message()).isIn((Object[]) expected);
    if (run.outcome() != Outcome.OK) {
      assertThat(run.code()).isNotBlank().isNotEqualTo("connector.defect");
      assertThat(run.message()).isNotBlank().doesNotContain("null").hasSizeLessThan(400);
      assertThat(run.advice()).isNotBlank();
    }
    keepsSecrets(run);
    assertThat(undisturbed.afterEachPage())
        .flatMap(FaultRun.Tables::records)
        .as("what is stored: nothing that is not so")
        .containsAll(me.tables(source).records());
  }

  private void keepsSecrets(SourceRun run) {
    Set<String> secrets = SentSecrets.of(server.requests());
    assertThat(secrets).as("secrets that were sent").isNotEmpty();
    var said = new StringWriter().append(run.toString());
    me.thrown().forEach(e -> e.printStackTrace(new PrintWriter(said, true)));
    assertThat(said.toString()).doesNotContain(secrets);
  }
}
