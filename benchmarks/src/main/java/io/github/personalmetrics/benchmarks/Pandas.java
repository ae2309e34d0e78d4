package io.github.personalmetrics.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The same points in pandas. */
final class Pandas {

  private Pandas() {}

  static List<Timing> timings(Points points) throws IOException, InterruptedException {
    return new Python("pandas", "pandas_points.py").timings(bytes(points), Points.SIZE);
  }

  /** All instants, then all values. */
  private static byte[] bytes(Points points) {
    var bytes = ByteBuffer.allocate(2 * Long.BYTES * Points.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(points.millis);
    bytes
        .position(Long.BYTES * Points.SIZE)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(points.values);
    return bytes.array();
  }
}
