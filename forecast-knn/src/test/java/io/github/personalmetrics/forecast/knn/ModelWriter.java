package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.StoredModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Publishes model after model, says so after each, and may be killed for it. */
final class ModelWriter {

  static final int KEPT = 3;
  private static final int WEEKS = 30;

  private ModelWriter() {}

  /** Takes the folder, the number of the first model, and how many there are to be. */
  public static void main(String[] args) {
    var models = new FileModelRepository(Path.of(args[0]), KEPT, Clock.systemUTC());
    int first = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2]);
    for (int number = first; number < first + count; number++) {
      StoredModel model = model(number);
      models.publish(model);
      System.out.println(model.version());
    }
  }

  /** Each of other bytes. */
  static StoredModel model(int number) {
    var weeks = Weeks.rising(WEEKS);
    var odd = weeks.get(0);
    var varied = new ArrayList<>(weeks);
    varied.set(0, Weeks.week(0, odd.training(), number / 1000.0, 0));
    return new KnnForecaster(Weeks.CLOCK).fit(List.copyOf(varied)).store();
  }
}
