package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.consent.Connection.Provider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes of their own, which share nothing but the file. */
class RefreshStormTest {

  @TempDir private Path folder;

  @Test
  void twentyThreadsInEachOfTwoProcessesRenewOnceAndNobodyFails() throws Exception {
    try (var me = new Connection(Provider.WITHINGS, folder)) {
      me.clock.set(Clock.systemUTC().instant());
      me.connect();
      for (int round = 1; round <= 2; round++) {
        byte[] before = me.storedBytes();
        me.expire();
        me.clock.advance(Duration.ofSeconds(61));
        List<Process> readers = new ArrayList<>();
        try {
          for (int i = 0; i < 2; i++) {
            readers.add(ReaderProcess.start(me, "read"));
          }
          List<BufferedReader> outputs = readers.stream().map(RefreshStormTest::output).toList();
          for (BufferedReader output : outputs) {
            assertThat(output.readLine()).isEqualTo("ready");
          }
          for (Process reader : readers) {
            go(reader, me.simulator.withingsClientSecret());
          }
          for (BufferedReader output : outputs) {
            assertThat(output.readLine()).isEqualTo(ReaderProcess.THREADS + " read");
          }
        } finally {
          readers.forEach(Process::destroyForcibly);
        }
        assertThat(me.refreshes()).isEqualTo(round);
        assertThat(me.storedBytes()).isNotEqualTo(before);
      }
      // The pair that is stored is the one that is alive.
      me.expire();
      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whoeverWasKilledWhileRenewingKeepsNobodyOut(Provider provider) throws Exception {
    try (var me = new Connection(provider, folder)) {
      me.connect();
      me.expire();
      Process holder = ReaderProcess.start(me, "hold");
      try (BufferedReader output = output(holder)) {
        assertThat(output.readLine()).isEqualTo("held");
        holder.destroyForcibly();
        holder.waitFor();
      }

      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  private static void go(Process process, String line) throws Exception {
    process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
