package io.github.personalmetrics.simulator;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings and numbers; Moshi's own map adapter would make ids doubles. */
final class Json {
  private Json() {}

  static String write(Object value) {
    var buffer = new Buffer();
    try (var writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.jsonValue(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return buffer.readUtf8();
  }

  /**
   * Reads one JSON value.
   *
   * @throws IOException when the text is not JSON
   */
  static @Nullable Object read(String text) throws IOException {
    try (var reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      return value(reader);
    }
  }

  private static @Nullable Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> reader.nextString();
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME ->
          throw new IOException("Expected a JSON value at " + reader.getPath());
    };
  }

  private static Map<String, @Nullable Object> object(JsonReader reader) throws IOException {
    var object = new LinkedHashMap<String, @Nullable Object>();
    reader.beginObject();
    while (reader.hasNext()) {
      object.put(reader.nextName(), value(reader));
    }
    reader.endObject();
    return object;
  }

  private static List<@Nullable Object> array(JsonReader reader) throws IOException {
    var array = new ArrayList<@Nullable Object>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(reader));
    }
    reader.endArray();
    return array;
  }

  private static Number number(String text) {
    var exact = new BigDecimal(text);
    boolean integer = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return integer && exact.precision() < 19 ? (Number) exact.longValueExact() : exact;
  }
}
