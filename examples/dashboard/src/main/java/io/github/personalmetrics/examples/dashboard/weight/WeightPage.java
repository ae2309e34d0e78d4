package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Weight page shows, ready to print.
 *
 * @param goal what the metric should come to, as stored; absent if there is none
 * @param sentence the chart in words
 * @param data where the chart gets its points; absent if there are none
 * @param weeksData where the bars of the weekly variation get theirs
 * @param files what was recorded in the period, to keep; absent if there is nothing
 * @param notices what a person should know about the numbers
 */
public record WeightPage(
    String heading,
    Measure measure,
    @Nullable Double goal,
    String from,
    String to,
    List<Choice> ranges,
    List<Choice> params,
    List<Choice> windows,
    List<Tile> tiles,
    String sentence,
    @Nullable String data,
    @Nullable String weeksData,
    List<Week> weeks,
    @Nullable Blank blank,
    @Nullable Files files,
    Table table,
    List<Notice> notices,
    List<RejectionsView.Row> rejections) {

  /**
   * @param older address of the page with older rows
   */
  public record Table(
      List<Row> rows, int count, boolean open, @Nullable String newer, @Nullable String older) {}

  public record Row(String date, String iso, String value, String readings, String mean) {}

  /** A week and how far its mean is from that of the week before. */
  public record Week(String label, String monday, String mean, String days, String delta) {}
}
