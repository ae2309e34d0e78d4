package io.github.personalmetrics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final RecordKey KEY = RecordKey.of(SourceId.of("test", "things"), "1");
  private static final Instant AT = Instant.parse("2026-03-01T07:00:00Z");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void aJourneyChangesNothing() {
    Stream.of(weighIn("80.5", Quality.CONFIRMED), run("Morning run", 10_000), session("note"))
        .forEach(
            record ->
                assertThat(Fingerprint.of(record.withZone(ZoneId.of("Asia/Tokyo"))))
                    .isEqualTo(Fingerprint.of(record)));
  }

  @Test
  void everyOtherFieldCounts() {
    List<HealthRecord> different =
        List.of(
            weighIn("80.5", Quality.CONFIRMED),
            weighIn("80.51", Quality.CONFIRMED),
            weighIn("80.5", Quality.AMBIGUOUS_OWNER),
            run("Morning run", 10_000),
            run("Morning run", 10_000.1),
            run("Evening run", 10_000),
            session("note"),
            session(""));

    assertThat(different.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
  }

  @Test
  void textCannotFlowFromOneFieldIntoTheNext() {
    assertThat(Fingerprint.of(sets("ab", "c"))).isNotEqualTo(Fingerprint.of(sets("a", "bc")));
  }

  @Property
  void trailingZerosAreNoChange(
      @ForAll @IntRange(min = 1, max = 400_000) int grams, @ForAll @IntRange(max = 6) int zeros) {
    var value = BigDecimal.valueOf(grams, 3);

    assertThat(Fingerprint.of(weighIn(value.setScale(3 + zeros), Quality.CONFIRMED)))
        .isEqualTo(Fingerprint.of(weighIn(value.stripTrailingZeros(), Quality.CONFIRMED)));
  }

  private static Measurement weighIn(String kilograms, Quality quality) {
    return weighIn(new BigDecimal(kilograms), quality);
  }

  private static Measurement weighIn(BigDecimal kilograms, Quality quality) {
    return Measurement.of(KEY, AT, PARIS, Map.of(Metric.BODY_WEIGHT, kilograms), quality);
  }

  private static Activity run(String name, double distance) {
    var hour = Duration.ofHours(1);
    return new Activity(
        KEY, AT, PARIS, Sport.RUN, "Run", name, distance, hour, hour, 80, false, null);
  }

  private static Workout session(String note) {
    var set =
        new ExerciseSet("Deadlift", 5, new BigDecimal("100.0"), null, null, false, false, note);
    return new Workout(KEY, AT, PARIS, "", List.of(set));
  }

  private static Workout sets(String exercise, String note) {
    var set = new ExerciseSet(exercise, 5, null, null, null, false, false, note);
    return new Workout(KEY, AT, PARIS, "", List.of(set));
  }
}
