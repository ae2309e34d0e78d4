package io.github.personalmetrics.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LeaseHolderTest {

  @Test
  void thisProcessIsThere() {
    assertThat(LeaseHolder.isGone(LeaseHolder.current())).isFalse();
  }

  @Test
  void aKilledProcessIsGone() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-version").start();
    String holder = LeaseHolder.of(process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(LeaseHolder.isGone(holder)).isTrue();
  }

  @Test
  void anotherProcessWithTheSameIdIsNotTheHolder() {
    String me = LeaseHolder.current();
    String before = me.replaceFirst(" \\S+ ", " 2001-01-01T00:00:00Z ");

    assertThat(LeaseHolder.isGone(before)).isTrue();
  }

  @Test
  void nobodyJudgesAProcessOfAnotherHost() {
    assertThat(LeaseHolder.isGone("1 2001-01-01T00:00:00Z another-host")).isFalse();
    assertThat(LeaseHolder.isGone("")).isFalse();
  }
}
