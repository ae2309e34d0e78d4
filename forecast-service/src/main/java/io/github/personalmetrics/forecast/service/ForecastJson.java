package io.github.personalmetrics.forecast.service;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer; absent values are written as null, so that a field is always there. Moshi
 * needs public records; inside a package-private interface nobody else can name them.
 */
interface ForecastJson {

  record Problem(
      String type,
      String title,
      int status,
      String detail,
      @Nullable String parameter,
      @Nullable String reference) {}

  static String write(Object value) {
    @SuppressWarnings("unchecked")
    var adapter = (JsonAdapter<Object>) Dates.MOSHI.adapter(value.getClass());
    return adapter.serializeNulls().toJson(value);
  }

  /** As ISO 8601 writes them. */
  final class Dates {

    private static final Moshi MOSHI = new Moshi.Builder().add(new Dates()).build();

    private Dates() {}

    @ToJson
    @Nullable String write(@Nullable Instant value) {
      return value == null ? null : value.toString();
    }

    @FromJson
    @Nullable Instant instant(@Nullable String text) {
      return text == null ? null : Instant.parse(text);
    }

    @ToJson
    @Nullable String write(@Nullable LocalDate value) {
      return value == null ? null : value.toString();
    }

    @FromJson
    @Nullable LocalDate date(@Nullable String text) {
      return text == null ? null : LocalDate.parse(text);
    }
  }
}
