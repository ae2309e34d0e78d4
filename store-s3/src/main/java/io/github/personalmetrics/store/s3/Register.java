package io.github.personalmetrics.store.s3;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code current.json} says: which version is in use, and which are kept. Both change in one
 * swap, so that nobody removes a version that somebody else is making current.
 *
 * @param current absent only before the first is published, or when the file could not be read
 * @param rolledBack whether a person chose the current one, and not a training
 * @param kept latest first
 */
record Register(@Nullable ModelVersion current, boolean rolledBack, List<Kept> kept) {

  static final Register EMPTY = new Register(null, false, List.of());

  private static final JsonAdapter<RegisterJson.Content> JSON =
      new Moshi.Builder().build().adapter(RegisterJson.Content.class);

  record Kept(ModelVersion version, Instant at) {}

  Register {
    kept = List.copyOf(kept);
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Register parse(byte[] json) {
    try {
      RegisterJson.Content content = JSON.fromJson(new String(json, StandardCharsets.UTF_8));
      if (content == null || content.version() == null || content.kept() == null) {
        throw new IllegalArgumentException("it has no version, or no list of those that are kept");
      }
      var kept = new ArrayList<Kept>();
      for (RegisterJson.Kept one : content.kept()) {
        if (one == null || one.version() == null || one.at() == null) {
          throw new IllegalArgumentException("a version that is kept has no name or no date");
        }
        kept.add(new Kept(ModelVersion.parse(one.version()), Instant.parse(one.at())));
      }
      boolean rolledBack = Boolean.TRUE.equals(content.rolledBack());
      return new Register(ModelVersion.parse(content.version()), rolledBack, kept);
    } catch (JsonDataException | JsonEncodingException | EOFException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] toJson() {
    var content =
        new RegisterJson.Content(
            current == null ? null : current.id(),
            rolledBack ? true : null,
            kept.stream()
                .map(one -> new RegisterJson.Kept(one.version().id(), one.at().toString()))
                .toList());
    return JSON.toJson(content).getBytes(StandardCharsets.UTF_8);
  }

  /** With this one as the current and latest, and as many others as may stay. */
  Register published(ModelVersion version, Instant at, int keep) {
    var all = new ArrayList<Kept>();
    all.add(new Kept(version, at));
    kept.stream().filter(one -> !one.version().equals(version)).limit(keep - 1L).forEach(all::add);
    return new Register(version, false, all);
  }

  Register rolledBackTo(ModelVersion version) {
    return new Register(version, true, kept);
  }

  boolean keeps(ModelVersion version) {
    return kept.stream().anyMatch(one -> one.version().equals(version));
  }

  List<ModelVersion> droppedBy(Register next) {
    return kept.stream().map(Kept::version).filter(version -> !next.keeps(version)).toList();
  }

  List<Published> list() {
    return kept.stream()
        .map(one -> new Published(one.version(), one.at(), one.version().equals(current)))
        .toList();
  }
}
