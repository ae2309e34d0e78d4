package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Weight page shows, ready to print.
 *
 * @param sentence the chart in words
 * @param data where the chart gets its points; absent if there are none
 * @param notices what a person should know about the numbers
 */
public record WeightPage(
    String heading,
    String unit,
    String from,
    String to,
    List<Choice> ranges,
    List<Choice> params,
    List<Choice> windows,
    List<Tile> tiles,
    String sentence,
    @Nullable String data,
    @Nullable Blank blank,
    Table table,
    List<Notice> notices,
    List<RejectionsView.Row> rejections) {

  /** A button or an option; {@code value} is an address or a form value. */
  public record Choice(String value, String label, boolean chosen) {}

  /**
   * @param id for tests
   * @param title the exact moment
   */
  public record Tile(
      String id, String label, String value, String unit, String note, String title) {}

  /**
   * Why there is no chart.
   *
   * @param id {@code empty} or {@code not-connected}
   * @param link what to do about it; absent if nothing can be done here
   */
  public record Blank(String id, String text, @Nullable String link, String linkText) {}

  /**
   * @param id {@code stale}, {@code error} or {@code partial}
   * @param level as Bootstrap colours it
   */
  public record Notice(String id, String level, String text) {}

  /**
   * @param older address of the page with older rows
   */
  public record Table(
      List<Row> rows, int count, boolean open, @Nullable String newer, @Nullable String older) {}

  public record Row(String date, String iso, String value, String readings, String mean) {}
}
