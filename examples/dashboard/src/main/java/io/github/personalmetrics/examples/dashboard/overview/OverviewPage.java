package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Overview page shows, ready to print.
 *
 * @param blank instead of all the rest, if there is nothing
 */
public record OverviewPage(
    @Nullable Blank blank,
    List<Body> bodies,
    @Nullable Run run,
    @Nullable Session session,
    String week,
    Grid grid,
    List<Notice> notices) {

  /**
   * A metric of the body.
   *
   * @param title the exact moment
   * @param link where there is more of it
   * @param goal what it should come to; empty if there is no goal
   * @param line points of the last weeks' mean in a box of 100 by 30; empty if there are too few
   */
  public record Body(
      String id,
      String label,
      String value,
      String unit,
      String ago,
      String title,
      String link,
      String line,
      String goal,
      List<Delta> deltas) {}

  /**
   * @param sense {@code toward} the goal, {@code away} from it, or empty
   * @param since when, and what the mean was then
   */
  public record Delta(
      String id, String label, String change, String unit, String sense, String since) {}

  /**
   * @param compared with which run; empty if it was the first
   */
  public record Run(String date, String name, List<Figure> figures, String compared) {}

  public record Figure(String id, String label, String value, String unit, String change) {}

  public record Session(
      String date, String label, List<Lift> lifts, String total, String repetitions) {}

  /**
   * @param sets such as 5×5
   * @param volume all that was carried
   * @param record whether it was never as heavy before
   */
  public record Lift(String exercise, String sets, String weight, String volume, boolean record) {}

  /** A picture of days, and the same in words. */
  public record Grid(List<Cell> cells, int width, int height, String sentence) {}

  /**
   * @param kind {@code none}, {@code run}, {@code session} or {@code both}
   */
  public record Cell(int x, int y, String kind, String title) {}
}
