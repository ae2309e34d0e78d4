package io.github.personalmetrics.simulator;

import java.util.List;

/** Google's encoded polyline: steps in hundred-thousandths of a degree, five bits a letter. */
final class Polyline {
  private final StringBuilder text = new StringBuilder();
  private long latitude;
  private long longitude;

  private Polyline() {}

  /** Every {@code step}-th position, and the last. */
  static String of(List<List<Double>> positions, int step) {
    var line = new Polyline();
    for (int i = 0; i < positions.size() - 1; i += step) {
      line.add(positions.get(i));
    }
    line.add(positions.get(positions.size() - 1));
    return line.text.toString();
  }

  private void add(List<Double> position) {
    long north = Math.round(position.get(0) * 1e5);
    long east = Math.round(position.get(1) * 1e5);
    append(north - latitude);
    append(east - longitude);
    latitude = north;
    longitude = east;
  }

  private void append(long difference) {
    long rest = difference < 0 ? ~(difference << 1) : difference << 1;
    while (rest >= 0x20) {
      text.append((char) ((0x20 | (rest & 0x1f)) + 63));
      rest >>= 5;
    }
    text.append((char) (rest + 63));
  }
}
