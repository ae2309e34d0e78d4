package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON as it stood in the answer. A list of these lets one unreadable row be refused,
 * with its text, while its neighbours are read.
 */
public record RawJson(String text) {

  /** Reads wire records, in which raw pieces may nest. */
  static final Moshi MOSHI = new Moshi.Builder().add(RawJson.class, new Adapter()).build();

  /**
   * Reads it as a wire record, which must be public or nested in an interface.
   *
   * @throws IllegalArgumentException if it has another shape; the message says where
   */
  public <T> T as(Class<T> type) {
    try {
      T value = MOSHI.adapter(type).fromJson(text);
      if (value == null) {
        throw new IllegalArgumentException("null instead of an object");
      }
      return value;
    } catch (JsonDataException | IOException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Nothing of the text: it may hold a token, or what a person measured. */
  @Override
  public String toString() {
    return "RawJson";
  }

  private static final class Adapter extends JsonAdapter<RawJson> {
    @Override
    public RawJson fromJson(JsonReader reader) throws IOException {
      try (BufferedSource source = reader.nextSource()) {
        return new RawJson(source.readUtf8());
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RawJson value) {
      throw new IllegalStateException("raw JSON is only read");
    }
  }
}
