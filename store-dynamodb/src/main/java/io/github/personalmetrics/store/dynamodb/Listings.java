package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** What is open of one source, as one lot of bytes: it is replaced as a whole with each page. */
final class Listings {

  private static final int VERSION = 1;

  private Listings() {}

  private interface Writing<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  static byte[] ofRejections(List<OpenRejection> rejections) {
    return write(
        rejections,
        (open, out) -> {
          Rejection rejection = open.rejection();
          out.writeBoolean(rejection.externalId() != null);
          if (rejection.externalId() != null) {
            out.writeUTF(rejection.externalId());
          }
          out.writeUTF(rejection.locator());
          out.writeUTF(rejection.reason());
          out.writeUTF(rejection.raw());
          out.writeUTF(open.firstSeen().toString());
        });
  }

  static List<OpenRejection> rejections(SourceId source, byte[] bytes) {
    return read(
        "the rejections of " + source,
        bytes,
        in -> {
          String externalId = in.readBoolean() ? in.readUTF() : null;
          var rejection =
              new Rejection(source, externalId, in.readUTF(), in.readUTF(), in.readUTF());
          return new OpenRejection(rejection, Instant.parse(in.readUTF()));
        });
  }

  static byte[] ofPending(List<PendingDeletion> pending) {
    return write(
        pending,
        (deletion, out) -> {
          out.writeUTF(deletion.key().externalId());
          out.writeUTF(deletion.since().toString());
        });
  }

  static List<PendingDeletion> pending(SourceId source, byte[] bytes) {
    return read(
        "the pending deletions of " + source,
        bytes,
        in -> new PendingDeletion(RecordKey.of(source, in.readUTF()), Instant.parse(in.readUTF())));
  }

  private static <T> byte[] write(List<T> values, Writing<T> writing) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(values.size());
      for (T value : values) {
        writing.write(value, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static <T> List<T> read(String what, byte[] bytes, Reading<T> reading) {
    var raw = new ByteArrayInputStream(bytes);
    try {
      if (raw.read() != VERSION) {
        throw new IOException("written by a newer version");
      }
      try (var in = new DataInputStream(new InflaterInputStream(raw))) {
        int size = in.readInt();
        var values = new ArrayList<T>();
        for (int i = 0; i < size; i++) {
          values.add(reading.read(in));
        }
        return List.copyOf(values);
      }
    } catch (IOException | RuntimeException e) {
      throw Errors.unreadable(what, e);
    }
  }
}
