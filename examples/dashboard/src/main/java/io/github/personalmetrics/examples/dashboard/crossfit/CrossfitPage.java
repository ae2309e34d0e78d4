package io.github.personalmetrics.examples.dashboard.crossfit;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the CrossFit page shows, ready to print.
 *
 * @param exercise the chosen one; empty if there is none yet
 * @param unit of loads
 * @param sentence the exercise's chart in words
 * @param exerciseData where its chart gets the points; absent if there are none
 * @param sessionData where the chart of all sessions does
 * @param recordData where the chart of its records does
 * @param records that chart in words
 * @param sheet where the log is kept; absent if it is no sheet of Google's
 * @param files what was recorded in the period, to keep; absent if there is nothing
 */
public record CrossfitPage(
    String exercise,
    String unit,
    String from,
    String to,
    List<Choice> ranges,
    List<Choice> exercises,
    List<Tile> tiles,
    String sentence,
    @Nullable String exerciseData,
    @Nullable String sessionData,
    @Nullable String recordData,
    String records,
    @Nullable String sheet,
    @Nullable Blank blank,
    @Nullable Files files,
    Table table,
    List<Notice> notices,
    List<RejectionsView.Row> rejections) {

  /**
   * @param older address of the page with older rows
   */
  public record Table(List<Row> rows, int count, @Nullable String newer, @Nullable String older) {}

  /**
   * @param what the exercises that were done
   */
  public record Row(
      String date,
      String iso,
      String session,
      String what,
      String total,
      String repetitions,
      String mean) {}
}
