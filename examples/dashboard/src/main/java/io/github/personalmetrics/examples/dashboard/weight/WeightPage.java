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
 * @param strip all years in a band; absent if nothing lies outside of what is shown
 * @param weeksData where the bars of the weekly variation get theirs
 * @param gainsData where the shades behind the bars come from
 * @param quadrants absent without a week in which weight and fat are known
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
    @Nullable Strip strip,
    @Nullable String weeksData,
    Weeks<Week> weeks,
    @Nullable Blank blank,
    @Nullable Files files,
    Table table,
    Readings readings,
    String gainsData,
    List<Gain> gains,
    @Nullable Quadrants quadrants,
    List<Notice> notices,
    List<RejectionsView.Row> rejections) {

  /**
   * The whole history, a unit wide for each day and 100 high.
   *
   * @param first day at the left edge
   * @param last day that a person can choose, which is today
   * @param line of the means, as the path of an SVG
   * @param from where the mark of what is shown begins
   * @param length of the mark, 0 if it lies elsewhere
   */
  public record Strip(
      String label,
      String first,
      String last,
      int days,
      String line,
      int from,
      int length,
      List<Choice> years) {}

  /**
   * @param older address of the page with older rows
   */
  public record Table(
      List<Row> rows, int count, boolean open, @Nullable String newer, @Nullable String older) {}

  /**
   * @param link the same page with the day's readings
   */
  public record Row(
      String link, String date, String iso, String value, String readings, String mean) {}

  /**
   * @param day absent unless one was chosen
   * @param leftOut the newest of those that no statistic counts
   * @param back where to go once the person has had their say
   */
  public record Readings(
      @Nullable String day, List<Reading> ofDay, List<Reading> leftOut, int count, String back) {}

  /**
   * @param state whether it counts, and why not
   */
  public record Reading(
      String when,
      String iso,
      String value,
      String source,
      String id,
      String state,
      boolean flagged,
      List<Answer> answers) {}

  /** What a person may say of a reading. */
  public record Answer(String verdict, String label) {}

  /** A time in which what is not fat grew. */
  public record Gain(String from, String to, String lean, String fat) {}

  /**
   * Where the chart of both changes gets its points, and how many weeks of each kind there are.
   *
   * @param moves those weeks
   */
  public record Quadrants(String sentence, String weightData, String fatData, Weeks<Move> moves) {

    /** How far weight and fat ratio moved in a week. */
    public record Move(String week, String weight, String fat) {}
  }

  /**
   * Weeks as a table, latest first.
   *
   * @param older address of the page with older rows
   */
  public record Weeks<W>(
      List<W> rows, int count, boolean open, @Nullable String newer, @Nullable String older) {}

  /** A week and how far its mean is from that of the week before. */
  public record Week(String label, String monday, String mean, String days, String delta) {}
}
