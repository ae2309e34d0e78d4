package io.github.personalmetrics.examples.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Test
  void fewSamplesAllStay() {
    assertThat(Thinning.keep(new double[][] {{1, 2, 3}}, ends(3), 3, 10)).containsExactly(0, 1, 2);
  }

  @Test
  void aPeakOfAnyColumnStays() {
    double[] flat = new double[1000];
    double[] peak = new double[1000];
    peak[500] = 1;
    double[] hole = new double[1000];
    hole[777] = -1;

    assertThat(Thinning.keep(new double[][] {flat, peak, hole}, ends(1000), 1000, 50))
        .contains(500, 777)
        .hasSizeLessThanOrEqualTo(52);
  }

  @Test
  void whatIsMissingDoesNotWin() {
    double[] gaps = new double[1000];
    Arrays.fill(gaps, 100, 900, Double.NaN);

    assertThat(Thinning.keep(new double[][] {gaps}, ends(1000), 1000, 20)).hasSize(22);
  }

  @Property
  void thereAreNeverMoreThanAskedForAndTheyAscend(
      @ForAll @Size(min = 2, max = 400) double[] values,
      @ForAll @IntRange(min = 3, max = 60) int most) {
    int[] kept = Thinning.keep(new double[][] {values}, ends(values.length), values.length, most);

    assertThat(kept).isSorted().doesNotHaveDuplicates().contains(0, values.length - 1);
    assertThat(kept.length).isLessThanOrEqualTo(most + 2);
    assertThat(IntStream.of(kept)).allMatch(i -> i < values.length);
  }

  private static BitSet ends(int size) {
    var ends = new BitSet();
    ends.set(0);
    ends.set(size - 1);
    return ends;
  }
}
