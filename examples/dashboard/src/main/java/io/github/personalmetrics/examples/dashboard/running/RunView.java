package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.running.RunPage.Effort;
import io.github.personalmetrics.examples.dashboard.running.RunPage.Split;
import io.github.personalmetrics.examples.dashboard.running.RunPage.Step;
import io.github.personalmetrics.examples.dashboard.running.RunQuery.Axis;
import io.github.personalmetrics.examples.dashboard.running.RunQuery.Rate;
import io.github.personalmetrics.examples.dashboard.series.ProfileView;
import io.github.personalmetrics.examples.dashboard.series.TrackView;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Length;
import io.github.personalmetrics.examples.dashboard.settings.MapTiles;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the page of a run together. */
final class RunView {

  /** A rest at the end is no split to compare with. */
  private static final double ALMOST = 0.999;

  /** Pages of records at their provider, by source. */
  private static final Map<String, String> PROVIDER_PAGES =
      Map.of("strava/activities", "https://www.strava.com/activities/");

  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;

  RunView(Reader reader) {
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
  }

  /** How long a split is to whom miles are distances. */
  Length split() {
    return sizes.distance().unit().equals("mi") ? Length.MILE : Length.KILOMETRE;
  }

  RunPage of(
      Activity run,
      @Nullable ProfileView profile,
      RunQuery query,
      @Nullable MapTiles tiles,
      List<Notice> notices) {
    String source = run.key().source().toString();
    String id = run.key().externalId();
    String self = RunAddress.of(source, id);
    String provider = PROVIDER_PAGES.get(source);
    Double speed = speed(run);
    return new RunPage(
        notices,
        run.name(),
        numbers.date(run.localDate()) + ", " + time(run),
        run.at().toString(),
        query.back(),
        provider != null && id.matches("\\d+") ? provider + id : null,
        tiles(run, speed),
        sentence(run, speed, profile),
        RunQuery.id(query.axis()),
        RunQuery.id(query.rate()),
        query.rate().unit(sizes),
        sizes.distance().unit(),
        sizes.height().unit(),
        Arrays.stream(Axis.values())
            .map(it -> choice(it, query.axis(), query.link(self, it, query.rate())))
            .toList(),
        Arrays.stream(Rate.values())
            .map(it -> choice(it, query.rate(), query.link(self, query.axis(), it)))
            .toList(),
        profile == null ? null : "/api/v1/activities" + self.substring(8) + "/profile",
        profile == null || !profile.onMap() ? null : self + "/track.gpx",
        profile != null && profile.altitude() != null,
        profile != null && profile.speed() != null,
        tiles,
        profile == null || !profile.onMap() ? List.of() : legend(profile.speed_steps()),
        profile == null ? List.of() : splits(profile.splits()),
        profile == null ? List.of() : efforts(profile.best_efforts()));
  }

  private static LocalTime time(Activity run) {
    return LocalTime.ofInstant(run.at(), run.zone()).truncatedTo(ChronoUnit.MINUTES);
  }

  private static @Nullable Double speed(Activity run) {
    var speed = Running.speed(run);
    return speed.isPresent() ? Double.valueOf(speed.getAsDouble()) : null;
  }

  private List<Tile> tiles(Activity run, @Nullable Double speed) {
    Double beats = run.heartRate();
    return List.of(
        tile("distance", sizes.distance().text(run.distance()), sizes.distance().unit(), ""),
        tile("time", sizes.time(run.time().toMillis() / 1000.0), "", ""),
        tile("pace", sizes.pace(speed), sizes.paceUnit(), sizes.speed().full(speed)),
        tile("elevation", sizes.height().text(run.elevationGain()), sizes.height().unit(), ""),
        tile("heart", beats == null ? Sizes.NONE : sizes.whole(beats), "bpm", ""));
  }

  private Tile tile(String id, String value, String unit, String note) {
    return new Tile(id, texts.get("run.tile." + id), value, unit, note, "");
  }

  private String sentence(Activity run, @Nullable Double speed, @Nullable ProfileView profile) {
    String whole =
        texts.get(
            "run.sentence",
            sizes.distance().full(run.distance()),
            sizes.time(run.time().toMillis() / 1000.0),
            sizes.pace(speed) + ' ' + sizes.paceUnit());
    List<TrackView.Split> full =
        profile == null
            ? List.of()
            : profile.splits().stream()
                .filter(
                    split ->
                        split.speed() != null && sizes.distance().of(split.distance()) > ALMOST)
                .toList();
    if (full.size() < 2) {
      return whole;
    }
    Comparator<TrackView.Split> bySpeed = Comparator.comparingDouble(RunView::speed);
    TrackView.Split fastest = full.stream().max(bySpeed).orElseThrow();
    TrackView.Split slowest = full.stream().min(bySpeed).orElseThrow();
    return whole
        + ' '
        + texts.get(
            "run.sentence.splits",
            fastest.number(),
            sizes.pace(fastest.speed()),
            slowest.number(),
            sizes.pace(slowest.speed()));
  }

  private static double speed(TrackView.Split split) {
    Double speed = split.speed();
    return speed == null ? 0 : speed;
  }

  private Choice choice(Enum<?> it, Enum<?> chosen, String link) {
    return new Choice(link, texts.get("run.by." + RunQuery.id(it)), it == chosen);
  }

  private List<Step> legend(List<Double> bounds) {
    if (bounds.isEmpty()) {
      return List.of();
    }
    var legend = new ArrayList<Step>();
    for (int i = 0; i <= bounds.size(); i++) {
      String text =
          i == 0
              ? texts.get("run.legend.slower", sizes.pace(bounds.get(0)))
              : i == bounds.size()
                  ? texts.get("run.legend.faster", sizes.pace(bounds.get(i - 1)))
                  : sizes.pace(bounds.get(i - 1)) + " – " + sizes.pace(bounds.get(i));
      legend.add(new Step(i, text));
    }
    return legend;
  }

  private List<Split> splits(List<TrackView.Split> splits) {
    double fastest = splits.stream().mapToDouble(RunView::speed).max().orElse(0);
    return splits.stream()
        .map(
            split -> {
              Double climb = split.climb();
              Double flat = split.flat_distance();
              return new Split(
                  Integer.toString(split.number()),
                  numbers.decimal(sizes.distance().of(split.distance()), 2),
                  sizes.time(split.time()),
                  sizes.pace(split.speed()),
                  Long.toString(fastest == 0 ? 0 : Math.round(100 * speed(split) / fastest)),
                  climb == null ? Sizes.NONE : sizes.height().change(climb),
                  flat == null || split.time() == 0 ? Sizes.NONE : sizes.pace(flat / split.time()));
            })
        .toList();
  }

  private List<Effort> efforts(List<TrackView.Effort> efforts) {
    return efforts.stream()
        // Without those in miles.
        .filter(effort -> effort.distance() % 2.5 == 0)
        .map(
            effort ->
                new Effort(
                    effort.distance() < 1000
                        ? sizes.whole(effort.distance()) + " m"
                        : numbers.decimal(effort.distance() / 1000, 1) + " km",
                    sizes.time(effort.time()),
                    sizes.pace(effort.speed()),
                    sizes.distance().full(effort.start_distance())))
        .toList();
  }
}
