package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes packed and unpacked, and whether the other side understands them packed. */
final class Gzip {

  private Gzip() {}

  /** What is packed here is packed once and sent often. */
  private static final class Smallest extends GZIPOutputStream {
    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  static boolean isAccepted(Context ctx) {
    String accepted = ctx.header("Accept-Encoding");
    return accepted != null
        && accepted.matches("(?i).*\\b(x-)?gzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  static byte[] pack(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new Smallest(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] pack(String text) {
    return pack(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] unpack(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
