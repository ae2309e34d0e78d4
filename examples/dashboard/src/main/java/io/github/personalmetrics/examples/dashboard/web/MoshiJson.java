package io.github.personalmetrics.examples.dashboard.web;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** JSON by Moshi; absent values are written as null, so that a field is always there. */
public final class MoshiJson implements JsonMapper {

  private final Moshi moshi = new Moshi.Builder().add(new Adapters()).build();

  @Override
  public String toJsonString(Object value, Type type) {
    return write(value);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Javalin's signature
  public <T> T fromJsonString(String json, Type type) {
    try {
      JsonAdapter<T> adapter = moshi.adapter(type);
      T value = adapter.fromJson(json);
      if (value == null) {
        throw new IOException("null");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String write(Object value) {
    @SuppressWarnings("unchecked")
    JsonAdapter<Object> adapter = (JsonAdapter<Object>) moshi.adapter(value.getClass());
    return adapter.serializeNulls().toJson(value);
  }

  static final class Adapters {

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

    /** Exact: Moshi writes the digits of a BigDecimal as they are. */
    @ToJson
    void write(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
      writer.value(value);
    }

    @FromJson
    @Nullable BigDecimal decimal(JsonReader reader) throws IOException {
      return new BigDecimal(reader.nextString());
    }
  }
}
