package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.StoredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Publishes model after model, says so after each, and may be killed for it. */
final class ModelWriter {

  static final int KEPT = 3;
  static final String HALF_WAY = "half-way";
  private static final int WEEKS = 30;

  private ModelWriter() {}

  /**
   * Takes the folder, the number of the first model, and how many there are to be; of one more it
   * publishes half if there is a fourth argument.
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    var models = new FileModelRepository(folder, KEPT, Clock.systemUTC());
    int first = Integer.parseInt(args[1]);
    int end = first + Integer.parseInt(args[2]);
    for (int number = first; number < end; number++) {
      StoredModel model = model(number);
      models.publish(model);
      System.out.println(model.version());
    }
    if (args.length > 3) {
      new FileModelRepository(new HalfWay(folder), KEPT).publish(model(end));
    }
  }

  /** Says that a version is written, and goes no further. */
  private static final class HalfWay extends DurableFolder {

    private HalfWay(Path folder) {
      super(folder, Clock.systemUTC());
    }

    @Override
    void write(String name, byte[] content) throws IOException {
      super.write(name, content);
      System.out.println(HALF_WAY);
      while (true) {
        LockSupport.park();
      }
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
