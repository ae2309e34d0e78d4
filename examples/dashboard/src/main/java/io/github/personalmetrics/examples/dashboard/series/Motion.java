package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.Arrays;
import java.util.BitSet;

/** How fast somebody was at each sample of a track, and where they paused. */
final class Motion {

  /** Seconds; devices that save memory take a sample every few. */
  private static final double LONG = 10;

  /** Seconds before and after a sample that its speed is taken over. */
  private static final double HALF_WINDOW = 5;

  /** Metres per second; half an hour for a kilometre is standing still. */
  private static final double STILL = 0.5;

  final double[] seconds;
  final double[] metres;
  final double[] speeds;

  /** Samples that follow a pause. */
  final BitSet starts = new BitSet();

  /**
   * @param fastest metres per second; what is faster is a jump of the device
   */
  Motion(Track track, double fastest) {
    int size = track.size();
    seconds = new double[size];
    for (int i = 0; i < size; i++) {
      seconds[i] = track.millis(i) / 1000.0;
    }
    metres = track.has(Channel.DISTANCE) ? metres(track, fastest) : new double[0];
    for (int i = 1; i < size; i++) {
      double passed = seconds[i] - seconds[i - 1];
      if (passed >= LONG && (metres.length == 0 || metres[i] - metres[i - 1] < STILL * passed)) {
        starts.set(i);
      }
    }
    speeds = new double[metres.length];
    for (int from = 0; from < metres.length; ) {
      int next = starts.nextSetBit(from + 1);
      int to = next < 0 ? size : next;
      between(from, to, fastest);
      from = to;
    }
  }

  /** The speeds of a stretch without a pause. */
  private void between(int from, int to, double fastest) {
    for (int i = from; i < to; i++) {
      double start = Math.max(seconds[from], seconds[i] - HALF_WINDOW);
      double end = Math.min(seconds[to - 1], seconds[i] + HALF_WINDOW);
      double speed = (at(end, from, to) - at(start, from, to)) / (end - start);
      speeds[i] = speed >= STILL && speed <= fastest ? speed : Double.NaN;
    }
  }

  private double at(double second, int from, int to) {
    int found = Arrays.binarySearch(seconds, from, to, second);
    if (found >= 0) {
      return metres[found];
    }
    int after = -found - 1;
    double share = (second - seconds[after - 1]) / (seconds[after] - seconds[after - 1]);
    return metres[after - 1] + share * (metres[after] - metres[after - 1]);
  }

  /** From 0, never back; a sample that the device missed is as far as the one before. */
  private static double[] metres(Track track, double fastest) {
    double[] metres = new double[track.size()];
    double last = Double.NaN;
    double far = 0;
    int lastMillis = 0;
    for (int i = 0; i < metres.length; i++) {
      double read = track.value(Channel.DISTANCE, i);
      if (!Double.isNaN(read)) {
        double step = Double.isNaN(last) ? 0 : read - last;
        double most = fastest * (1 + (track.millis(i) - lastMillis) / 1000.0);
        far += step > most ? 0 : Math.max(step, 0);
        last = read;
        lastMillis = track.millis(i);
      }
      metres[i] = far;
    }
    return metres;
  }
}
