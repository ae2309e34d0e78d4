package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Tracks as bytes, for stores: exact, and small. What a device measured has few decimals, so a
 * column becomes whole numbers, of which the differences are kept, deflated. A column that has more
 * decimals than that is kept as it is.
 */
public final class TrackCodec {

  private static final int VERSION = 1;
  private static final int MAX_SAMPLES = 10_000_000;
  private static final int MOST_DECIMALS = 8;

  /** In place of the decimals: the column is kept as doubles. */
  private static final int RAW = 255;

  /** A difference that stands for "no value": it never comes up between scaled values. */
  private static final long MISSING = Long.MIN_VALUE;

  private static final double LARGEST_SCALED = 1L << 52;

  private TrackCodec() {}

  public static byte[] encode(Track track) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    // Buffered: byte by byte, calling the deflater costs more than deflating.
    try (var out =
        new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater)))) {
      out.writeInt(track.size());
      long last = 0;
      for (int i = 0; i < track.size(); i++) {
        writeVarint(out, track.millis(i) - last);
        last = track.millis(i);
      }
      for (Channel channel : track.channels()) {
        out.writeUTF(channel.name());
        writeColumn(out, track, channel);
      }
      out.writeUTF("");
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if the bytes are not such a track, or of a newer version
   */
  public static Track decode(byte[] bytes) {
    var raw = new ByteArrayInputStream(bytes);
    int version = raw.read();
    if (version != VERSION) {
      throw new IllegalArgumentException("a track of version " + version + " cannot be read");
    }
    try (var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw)))) {
      int size = in.readInt();
      if (size < 1 || size > MAX_SAMPLES) {
        throw new IllegalArgumentException("a track cannot have " + size + " samples");
      }
      int[] millis = new int[size];
      long last = 0;
      for (int i = 0; i < size; i++) {
        last += readVarint(in);
        millis[i] = Math.toIntExact(last);
      }
      Map<Channel, double[]> columns = new EnumMap<>(Channel.class);
      for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
        columns.put(Channel.valueOf(name), readColumn(in, size));
      }
      if (in.read() >= 0) {
        // Only the end of the bytes makes the inflater look at their checksum.
        throw new IOException("something follows the last column");
      }
      return Track.of(millis, columns);
    } catch (IOException | ArithmeticException e) {
      throw new IllegalArgumentException("the bytes of a track are damaged", e);
    }
  }

  private static void writeColumn(DataOutputStream out, Track track, Channel channel)
      throws IOException {
    int decimals = decimals(track, channel);
    out.writeByte(decimals);
    double scale = Math.pow(10, decimals);
    long last = 0;
    for (int i = 0; i < track.size(); i++) {
      double value = track.value(channel, i);
      if (decimals == RAW) {
        out.writeDouble(value);
      } else if (Double.isNaN(value)) {
        writeVarint(out, MISSING);
      } else {
        long scaled = Math.round(value * scale);
        writeVarint(out, scaled - last);
        last = scaled;
      }
    }
  }

  private static double[] readColumn(DataInputStream in, int size) throws IOException {
    int decimals = in.readUnsignedByte();
    double scale = Math.pow(10, decimals);
    double[] values = new double[size];
    long last = 0;
    for (int i = 0; i < size; i++) {
      if (decimals == RAW) {
        values[i] = in.readDouble();
        continue;
      }
      long difference = readVarint(in);
      if (difference == MISSING) {
        values[i] = Double.NaN;
      } else {
        last += difference;
        values[i] = last / scale;
      }
    }
    return values;
  }

  /** The fewest with which every value comes back to the last bit. */
  private static int decimals(Track track, Channel channel) {
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      double scale = Math.pow(10, decimals);
      if (IntStream.range(0, track.size())
          .mapToDouble(i -> track.value(channel, i))
          .allMatch(value -> Double.isNaN(value) || isExact(value, scale))) {
        return decimals;
      }
    }
    return RAW;
  }

  private static boolean isExact(double value, double scale) {
    return Math.abs(value * scale) < LARGEST_SCALED && Math.round(value * scale) / scale == value;
  }

  /** Seven bits a byte, least first, the sign in the lowest bit: small differences are one byte. */
  private static void writeVarint(DataOutputStream out, long value) throws IOException {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      out.writeByte((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.writeByte((int) left);
  }

  private static long readVarint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (long) (next & 0x7f) << shift;
      if ((next & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("a number does not end");
  }
}
