package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.util.List;

/** What can be said of coming weeks without a look at their training. */
enum Simple {
  /** Nothing changes: what every other forecaster is measured by. */
  ZERO_CHANGE("zero-change", false, false),
  /** Every week brings the mean of the weeks so far. */
  MEAN_CHANGE("mean-change", false, true),
  /**
   * The body goes where its daily trend already is, and stays there. Much of a week's change is the
   * noise of the week before, which this expects to go away.
   */
  LEVEL("level", true, false),
  /** There, and on by the mean of the weeks so far. */
  LEVEL_AND_MEAN_CHANGE("level-and-mean-change", true, true);

  private final String id;
  private final boolean usesLead;
  private final boolean usesMean;

  Simple(String id, boolean usesLead, boolean usesMean) {
    this.id = id;
    this.usesLead = usesLead;
    this.usesMean = usesMean;
  }

  /** Such as {@code mean-change}. */
  String id() {
    return id;
  }

  /**
   * What one week brings.
   *
   * @param first whether it is the coming one
   * @param lead of the trend, as the coming week begins
   */
  Change expected(boolean first, Change lead, Change mean) {
    Change change = usesMean ? mean : Change.NONE;
    return usesLead && first ? lead.plus(change) : change;
  }

  static Change mean(List<TrainingWeek> weeks) {
    double weight = 0;
    double fatRatio = 0;
    for (TrainingWeek week : weeks) {
      weight += week.change().weight();
      fatRatio += week.change().fatRatio();
    }
    int n = Math.max(1, weeks.size());
    return new Change(weight / n, fatRatio / n);
  }
}
