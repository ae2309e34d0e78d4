package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.StoreException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The quick way reads what the JSON reader reads, or leaves it to that. */
class MeasurementTextTest {

  private static final RecordKey KEY = RecordKey.of(MEASURES, "1");

  private final RecordReader known = new RecordReader();

  @Property(tries = 300)
  void whatWasWrittenComesBackEqual(@ForAll("measurements") Measurement measurement) {
    String text = Payloads.write(measurement);
    // The first time by the JSON reader, which makes the metrics known.
    assertThat(read(text)).isEqualTo(measurement);
    assertThat(read(text)).isEqualTo(measurement);
  }

  @Example
  void plainNamesAreReadTheQuickWayOnceTheyAreKnown() {
    String text =
        "{\"quality\":\"MANUAL\",\"values\":[[\"body.weight\",\"kg\",\"80.5\"],"
            + "[\"heart.rate\",\"bpm\",\"-0.000001\"]]}";
    assertThat(quickly(text)).isNull();
    Measurement first = read(text);

    assertThat(quickly(text)).isEqualTo(first);
    assertThat(first.value(Metric.BODY_WEIGHT)).contains(new BigDecimal("80.5"));
    assertThat(first.value(Metric.HEART_RATE)).contains(new BigDecimal("-0.000001"));
  }

  @Example
  void whatLooksDifferentIsLeftToTheJsonReader() {
    String text = "{\"quality\":\"MANUAL\",\"values\":[[\"body.weight\",\"kg\",\"80.5\"]]}";
    read(text);
    for (String odd :
        new String[] {
          text.replace(":", ": "),
          text.replace("[[", "[ ["),
          text.replace("body", "b\\u006fdy"),
          text.replace("]]", "],[\"body.weight\",\"kg\",\"80.5\" ]]"),
        }) {
      assertThat(quickly(odd)).as(odd).isNull();
      assertThat(read(odd)).as(odd).isEqualTo(read(text));
    }
    for (String wrong :
        new String[] {
          text.replace("MANUAL", "GUESSED"),
          text.replace("}", ",\"new\":1}"),
          text.replace("]]", "]"),
          text.replace("80.5", "eighty"),
          text.replace("80.5", ""),
          text.replace("80.5", "."),
          text.replace("\"kg\",", ""),
          text.replace("[[", "[").replace("]]", "]"),
          text.substring(0, text.length() - 1),
          text + "}",
          "{\"quality\":\"MANUAL\",\"values\":[]}",
          "{\"quality\":\"",
        }) {
      assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(StoreException.Corrupt.class);
    }
  }

  private Measurement read(String text) {
    return (Measurement) Payloads.read(KEY, AT, ZONE.getId(), Payloads.MEASUREMENT, text, known);
  }

  private @Nullable Measurement quickly(String text) {
    return MeasurementText.read(KEY, AT, ZONE, text, known);
  }

  @Provide
  Arbitrary<Measurement> measurements() {
    Arbitrary<Metric> metrics =
        Combinators.combine(
                Arbitraries.of("a", "b.c", "nutrition.food-index"),
                Arbitraries.of("kg", "%", "µ\"\\/", "é😀 []"))
            .as((id, unit) -> metric(id + '.' + unit.length(), unit));
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals().ofScale(6),
            Arbitraries.of("0", "1E+30", "-1E-30", "123456789012345678901234567890.5")
                .map(BigDecimal::new));
    return Combinators.combine(
            Arbitraries.maps(metrics, numbers).ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(Quality.values()))
        .as((values, quality) -> Measurement.of(KEY, AT, ZONE, distinct(values), quality));
  }

  private static Map<Metric, BigDecimal> distinct(Map<Metric, BigDecimal> values) {
    var byId = new HashMap<String, Metric>();
    values.keySet().forEach(metric -> byId.putIfAbsent(metric.id(), metric));
    var distinct = new HashMap<>(values);
    distinct.keySet().retainAll(byId.values());
    return distinct;
  }

  private static Metric metric(String id, String unit) {
    return Metric.of(id, new Unit(unit));
  }
}
