package io.github.personalmetrics.forecast.knn;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelVersion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The file that says which version is in use. */
final class Pointer {

  static final String FILE = "current.json";

  private static final String VERSION = "version";
  private static final String ROLLED_BACK = "rolled_back";
  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  private final DurableFolder folder;

  Pointer(DurableFolder folder) {
    this.folder = folder;
  }

  /**
   * @param rolledBack whether a person chose it, and not a training
   */
  void set(ModelVersion version, boolean rolledBack) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(VERSION, version.id());
    if (rolledBack) {
      fields.put(ROLLED_BACK, true);
    }
    folder.write(FILE, JSON.toJson(fields).getBytes(StandardCharsets.UTF_8));
  }

  Optional<ModelVersion> get() throws IOException {
    return read().map(fields -> ModelVersion.parse(String.valueOf(fields.get(VERSION))));
  }

  boolean isRolledBack() throws IOException {
    return read().filter(fields -> Boolean.TRUE.equals(fields.get(ROLLED_BACK))).isPresent();
  }

  /** What it says, once it is sure that it names a version. */
  private Optional<Map<?, ?>> read() throws IOException {
    String json;
    try {
      json = new String(folder.read(FILE), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      if (JSON.fromJson(json) instanceof Map<?, ?> fields
          && fields.get(VERSION) instanceof String id) {
        ModelVersion.parse(id);
        return Optional.of(fields);
      }
    } catch (JsonEncodingException
        | JsonDataException
        | EOFException
        | IllegalArgumentException e) {
      throw unreadable(e);
    }
    throw unreadable(new IllegalArgumentException("it has no version"));
  }

  private Unreadable unreadable(Exception cause) {
    return new Unreadable(
        "model.bad-pointer",
        FILE + " in " + folder + " does not name a version: " + cause.getMessage(),
        "Roll back to one of the versions that are listed, or train again.",
        cause);
  }
}
