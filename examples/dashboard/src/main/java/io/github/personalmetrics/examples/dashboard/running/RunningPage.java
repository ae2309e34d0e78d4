package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Running page shows, ready to print.
 *
 * @param measure what the bars are as high as, for the script
 * @param sentence the chart in words
 * @param data where the chart gets its bars; absent if there are none
 * @param by {@code run}, {@code week} or {@code month}, what a bar stands for
 * @param sums what the bars stand for, latest first; empty if it is single runs
 * @param runsData where the bubbles come from
 * @param climbs metres between their colours, for the script
 * @param files what was recorded in the period, to keep; absent if there is nothing
 */
public record RunningPage(
    String measure,
    String heading,
    String unit,
    String from,
    String to,
    List<Choice> ranges,
    List<Choice> params,
    String by,
    List<Choice> groups,
    List<Sum> sums,
    List<Tile> tiles,
    String sentence,
    @Nullable String data,
    @Nullable String runsData,
    String climbs,
    List<RunPage.Step> legend,
    List<Column> columns,
    @Nullable Blank blank,
    @Nullable Files files,
    Table table,
    List<Notice> notices,
    List<RejectionsView.Row> rejections) {

  /**
   * @param older address of the page with older rows
   */
  public record Table(List<Row> rows, int count, @Nullable String newer, @Nullable String older) {}

  /** What the runs of a week or a month add up to. */
  public record Sum(
      String date,
      String iso,
      String runs,
      String distance,
      String time,
      String speed,
      String pace,
      String elevation) {}

  /**
   * A column of the table.
   *
   * @param link the table sorted by it
   * @param direction {@code ascending} or {@code descending} if it is already
   */
  public record Column(String label, String link, @Nullable String direction, boolean words) {}

  /**
   * @param link the page of the run
   */
  public record Row(
      String link,
      String date,
      String iso,
      String name,
      String distance,
      String time,
      String speed,
      String pace,
      String elevation) {}
}
