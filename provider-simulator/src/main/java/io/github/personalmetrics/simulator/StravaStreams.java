package io.github.personalmetrics.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Streams by name; those that are not there are left out, and distance always comes along. */
final class StravaStreams {
  private StravaStreams() {}

  static Object answer(Map<String, List<?>> all, List<String> keys, boolean byType) {
    var streams = new LinkedHashMap<String, Map<String, Object>>();
    all.forEach(
        (type, data) -> {
          if (keys.contains(type) || type.equals("distance")) {
            streams.put(type, stream(data));
          }
        });
    if (byType) {
      return streams;
    }
    var list = new ArrayList<Map<String, Object>>();
    streams.forEach(
        (type, stream) -> {
          var typed = new LinkedHashMap<String, Object>();
          typed.put("type", type);
          typed.putAll(stream);
          list.add(typed);
        });
    return list;
  }

  static Map<String, List<?>> of(Track track) {
    var all = new LinkedHashMap<String, List<?>>();
    all.put("time", track.time);
    all.put("latlng", track.positions);
    all.put("distance", track.distance);
    all.put("altitude", track.altitude);
    all.put("velocity_smooth", velocity(track));
    all.put("moving", track.moving);
    if (track.heartRate != null) {
      all.put("heartrate", track.heartRate);
    }
    return all;
  }

  private static List<Double> velocity(Track track) {
    var velocity = new ArrayList<Double>(List.of(0.0));
    for (int i = 1; i < track.time.size(); i++) {
      double metres = track.distance.get(i) - track.distance.get(i - 1);
      int seconds = Math.max(1, track.time.get(i) - track.time.get(i - 1));
      velocity.add(Math.round(1000 * metres / seconds) / 1000.0);
    }
    return velocity;
  }

  private static Map<String, Object> stream(List<?> data) {
    var stream = new LinkedHashMap<String, Object>();
    stream.put("data", data);
    stream.put("series_type", "distance");
    stream.put("original_size", data.size());
    stream.put("resolution", "high");
    return stream;
  }
}
