package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Running page shows, ready to print.
 *
 * @param measure what the bars are as high as, for the script
 * @param sizes for the heads of the columns
 * @param sentence the chart in words
 * @param data where the chart gets its bars; absent if there are none
 * @param files what was recorded in the period, to keep; absent if there is nothing
 */
public record RunningPage(
    String measure,
    String heading,
    String unit,
    Sizes sizes,
    String from,
    String to,
    List<Choice> ranges,
    List<Choice> params,
    List<Tile> tiles,
    String sentence,
    @Nullable String data,
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
