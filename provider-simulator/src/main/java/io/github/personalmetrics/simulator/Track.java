package io.github.personalmetrics.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The samples of an outing, one for about every four seconds of moving: out on a winding way and
 * back on the same, slower uphill, standing still in the pauses. The same outing always has the
 * same track; its sums are those of the outing.
 */
final class Track {
  private static final int SECONDS_A_SAMPLE = 4;
  private static final double METRES_A_DEGREE = 111_195;
  private static final double HOME_LATITUDE = 48.8566;
  private static final double HOME_LONGITUDE = 2.3522;

  private final Outing outing;
  private final Random random;
  private final int samples;

  final List<Integer> time = new ArrayList<>();
  final List<Double> distance = new ArrayList<>();
  final List<List<Double>> positions = new ArrayList<>();
  final List<Double> altitude = new ArrayList<>();
  final @Nullable List<Integer> heartRate;
  final List<Boolean> moving = new ArrayList<>();

  private Track(Outing outing) {
    this.outing = outing;
    this.random = new Random(Dice.mix(outing.id() + 1));
    this.samples = (int) Math.max(2, outing.moving().toSeconds() / SECONDS_A_SAMPLE);
    course();
    clock();
    this.heartRate = outing.heartRate() == null ? null : beats(outing.heartRate());
  }

  static Track of(Outing outing) {
    return new Track(outing);
  }

  private void course() {
    var hills = Hills.of(outing.id(), outing.metres(), outing.sport().equals("TrailRun"));
    double step = outing.metres() / samples;
    double direction = Dice.between(random, 0, 2 * Math.PI);
    double latitude = HOME_LATITUDE;
    double longitude = HOME_LONGITUDE;
    var out = new ArrayList<List<Double>>();
    for (int i = 0; i <= samples; i++) {
      out.add(List.of(millionths(latitude), millionths(longitude)));
      double turn = 0.8 * StrictMath.sin(i * step / 210) + 0.5 * StrictMath.sin(i * step / 67);
      double north = step * StrictMath.cos(direction + turn) / METRES_A_DEGREE;
      double east = step * StrictMath.sin(direction + turn) / METRES_A_DEGREE;
      latitude += north;
      longitude += east / StrictMath.cos(StrictMath.toRadians(latitude));
    }
    for (int i = 0; i <= samples; i++) {
      distance.add(Math.round(i * step * 10) / 10.0);
      altitude.add(hills.altitude(i * step));
      positions.add(out.get(Math.min(i, samples - i)));
    }
  }

  private void clock() {
    double[] effort = new double[samples + 1];
    for (int i = 1; i <= samples; i++) {
      double climb = (altitude.get(i) - altitude.get(i - 1)) * samples / outing.metres();
      effort[i] = effort[i - 1] + 1 + Math.max(-0.25, Math.min(0.5, 3 * climb));
    }
    long paused = outing.elapsed().toSeconds() - outing.moving().toSeconds();
    int stops = paused == 0 ? 0 : 1 + random.nextInt(3);
    for (int i = 0; i <= samples; i++) {
      double seconds = effort[i] / effort[samples] * outing.moving().toSeconds();
      int stopped = 0;
      for (int stop = 1; stop <= stops; stop++) {
        stopped += i > samples * stop / (stops + 1) ? 1 : 0;
      }
      long waited = stops == 0 ? 0 : paused * stopped / stops;
      int now = (int) Math.round(seconds + waited);
      moving.add(i == 0 || now - time.get(i - 1) < 4 * SECONDS_A_SAMPLE);
      time.add(now);
    }
  }

  /** Rises at the start, drifts up to the end, and has the outing's mean. */
  private List<Integer> beats(double mean) {
    double[] shape = new double[samples + 1];
    double sum = 0;
    for (int i = 0; i <= samples; i++) {
      double warm = -30 * StrictMath.exp(-time.get(i) / 120.0);
      shape[i] = warm + 8.0 * i / samples + Dice.noise(random, 1.5);
      sum += shape[i];
    }
    var beats = new ArrayList<Integer>();
    for (double value : shape) {
      beats.add((int) Math.round(mean + value - sum / shape.length));
    }
    return beats;
  }

  private static double millionths(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }
}
