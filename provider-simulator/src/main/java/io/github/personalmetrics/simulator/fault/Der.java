package io.github.personalmetrics.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** The few ASN.1 values that a certificate is made of, in their distinguished encoding. */
final class Der {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, concat(parts));
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, concat(parts));
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] yes() {
    return value(0x01, new byte[] {(byte) 0xFF});
  }

  static byte[] text(String text) {
    return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant instant) {
    return value(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] octets(byte[] bytes) {
    return value(0x04, bytes);
  }

  static byte[] bits(byte[] bytes) {
    return value(0x03, concat(new byte[] {0}, bytes));
  }

  /** Such as 2.5.4.3. */
  static byte[] identifier(String dotted) {
    int[] arcs = Arrays.stream(dotted.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    var bytes = new ByteArrayOutputStream();
    bytes.write(arcs[0] * 40 + arcs[1]);
    for (int i = 2; i < arcs.length; i++) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arcs[i] >>> shift != 0) {
          bytes.write(((arcs[i] >>> shift) & 0x7F) | 0x80);
        }
      }
      bytes.write(arcs[i] & 0x7F);
    }
    return value(0x06, bytes.toByteArray());
  }

  static byte[] value(int tag, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    // As short as it can be said, or it is not distinguished and no signature fits.
    if (content.length >= 0x100) {
      bytes.write(0x82);
      bytes.write(content.length >> 8);
    } else if (content.length >= 0x80) {
      bytes.write(0x81);
    }
    bytes.write(content.length);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
