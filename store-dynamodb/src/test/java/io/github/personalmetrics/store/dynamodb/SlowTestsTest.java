package io.github.personalmetrics.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says loudly when a build goes without the tests that take minutes. */
class SlowTestsTest {

  private static final List<Class<?>> SLOW = List.of(FailureSweepTest.class);

  private static final String SKIPPED =
      "slow tests were not run ("
          + SLOW.stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
          + "): ./mvnw -Pslow -pl store-dynamodb -am verify runs them and takes minutes";

  @Test
  void theSlowTestsAreInThisBuild() {
    boolean included = Boolean.getBoolean("slow.tests");
    if (!included) {
      System.out.println("SKIPPED: " + SKIPPED);
    }
    assumeTrue(included, SKIPPED);

    assertThat(SLOW)
        .allSatisfy(type -> assertThat(type.getAnnotation(Tag.class).value()).isEqualTo("slow"));
  }
}
