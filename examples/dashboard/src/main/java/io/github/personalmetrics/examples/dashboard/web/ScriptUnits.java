package io.github.personalmetrics.examples.dashboard.web;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.util.Map;
import java.util.TreeMap;

/** How scripts write what the API answers: units, factors and decimals by kind, as JSON. */
final class ScriptUnits {

  /** As {@link Measure} says. */
  public record Kind(String unit, double factor, int digits, boolean stones) {
    static Kind of(Measure measure) {
      return new Kind(measure.unit(), measure.factor(), measure.digits(), measure.stones());
    }
  }

  private static final JsonAdapter<Map<String, Kind>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, Kind.class));

  private static final JsonAdapter<Kind> ONE = new Moshi.Builder().build().adapter(Kind.class);

  private ScriptUnits() {}

  static String of(Measure measure) {
    return ONE.toJson(Kind.of(measure));
  }

  static String of(Sizes sizes) {
    var kinds = new TreeMap<String, Kind>();
    sizes.kinds().forEach((name, measure) -> kinds.put(name, Kind.of(measure)));
    return JSON.toJson(kinds);
  }
}
