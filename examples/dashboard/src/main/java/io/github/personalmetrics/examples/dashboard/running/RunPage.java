package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.settings.MapTiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a run shows, ready to print.
 *
 * @param notices what a person should know about the numbers
 * @param back the list that the person came from
 * @param view the run at its provider; absent if that has no pages
 * @param sentence the run in words
 * @param axis {@code distance} or {@code time}, what the charts run along
 * @param rate {@code pace} or {@code speed}
 * @param data where map and charts get their points; absent without a track
 * @param gpx the track as a file; absent without places
 * @param tiles pictures under the track, if the settings name some
 * @param legend of the track's colours, slowest first
 */
public record RunPage(
    List<Notice> notices,
    String name,
    String when,
    String iso,
    String back,
    @Nullable String view,
    List<Tile> figures,
    String sentence,
    String axis,
    String rate,
    String rateUnit,
    String distanceUnit,
    String heightUnit,
    List<Choice> axes,
    List<Choice> rates,
    @Nullable String data,
    @Nullable String gpx,
    boolean hasAltitude,
    boolean hasSpeed,
    @Nullable MapTiles tiles,
    List<Step> legend,
    List<Split> splits,
    List<Effort> efforts) {

  /**
   * @param level 0 for the slowest
   */
  public record Step(int level, String text) {}

  /**
   * @param bar how fast, in hundredths of the fastest
   */
  public record Split(
      String number,
      String distance,
      String time,
      String pace,
      String bar,
      String climb,
      String flatPace) {}

  public record Effort(String distance, String time, String pace, String at) {}
}
