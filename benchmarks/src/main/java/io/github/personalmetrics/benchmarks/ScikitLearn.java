package io.github.personalmetrics.benchmarks;

import java.io.IOException;
import java.util.List;

/** The same weeks in scikit-learn. */
final class ScikitLearn {

  private ScikitLearn() {}

  static List<Timing> timings() throws IOException, InterruptedException {
    return new Python("sklearn", "sklearn_weeks.py")
        .timings(Weeks.bytes(Weeks.of(Weeks.MANY)), Weeks.FEW, Weeks.MANY);
  }
}
