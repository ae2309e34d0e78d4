package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static io.github.personalmetrics.forecast.knn.Weeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.TrainingWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;

/** What upstream's own model does; if one of these fails, docs/decisions has a line to change. */
class UpstreamTest {

  private static final String[] FEATURES = {"a", "b", "c", "d"};

  @Test
  void theStockCombinerStillAnswersTheFarthestNeighbourAndOursTheMean() {
    double[][] points = {{1, 0, 0, 0}, {2, 0, 0, 0}, {3, 0, 0, 0}, {4, 0, 0, 0}};
    double[] targets = {1, 2, 3, 4};
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < 8; i++) {
      double distance = i < 4 ? points[i][0] : 50 + i;
      weeks.add(week(i, plan(distance, 0, 0, 0), i < 4 ? targets[i] : 99, 0));
    }

    var stock = train(4, new AveragingCombiner(), points, targets);
    var ours = new KnnForecaster(4, Weighting.UNIFORM, Weeks.CLOCK).fit(weeks);

    double[] origin = {0.5, 0, 0, 0};
    assertThat(predict(stock, origin)).as("2.5 here: upstream has mended it").isEqualTo(4.0);
    assertThat(ours.forecast(List.of(plan(0.5, 0, 0, 0))).weeks().get(0).change().weight())
        .isEqualTo(2.5);
  }

  @Test
  void upstreamStillFailsWhenABatchAsksForMoreNeighboursThanThereAre() {
    var model = train(3, new TrueMean(), new double[][] {{1, 0, 0, 0}, {2, 0, 0, 0}}, 1, 2);

    assertThatThrownBy(() -> model.predict(List.of(example(new double[4], 0))))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void withTheTrueMeanUpstreamsModelAndOursAgreeWhereNothingIsTied() {
    var random = new Random(42);
    double[][] points = new double[30][4];
    double[] targets = new double[points.length];
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < 4; j++) {
        // Both ends are there, so that the scaling changes nothing.
        points[i][j] = i < 2 ? i : random.nextDouble();
      }
      targets[i] = random.nextGaussian();
      weeks.add(
          week(i, plan(points[i][0], points[i][1], points[i][2], points[i][3]), targets[i], 0));
    }
    for (int k = 1; k <= points.length; k++) {
      var upstream = train(k, new TrueMean(), points, targets);
      var ours = new KnnForecaster(k, Weighting.UNIFORM, Weeks.CLOCK).fit(weeks);
      for (int query = 0; query < 20; query++) {
        double[] at = random.doubles(4).toArray();

        double change =
            ours.forecast(List.of(plan(at[0], at[1], at[2], at[3])))
                .weeks()
                .get(0)
                .change()
                .weight();

        assertThat(change).as("k " + k).isCloseTo(predict(upstream, at), within(1e-12));
      }
    }
  }

  private static final class TrueMean extends AveragingCombiner {
    private static final long serialVersionUID = 1;

    @Override
    public Prediction<Regressor> combine(
        ImmutableOutputInfo<Regressor> info, List<Prediction<Regressor>> predictions) {
      float[] ones = new float[predictions.size()];
      Arrays.fill(ones, 1);
      return combine(info, predictions, ones);
    }
  }

  private static Model<Regressor> train(
      int k, AveragingCombiner combiner, double[][] points, double... targets) {
    var factory = new RegressionFactory();
    var data =
        new MutableDataset<>(new SimpleDataSourceProvenance("upstream test", factory), factory);
    for (int i = 0; i < points.length; i++) {
      data.add(example(points[i], targets[i]));
    }
    return new KNNTrainer<>(
            k,
            new L2Distance(),
            1,
            combiner,
            KNNModel.Backend.THREADPOOL,
            NeighboursQueryFactoryType.BRUTE_FORCE)
        .train(data);
  }

  private static double predict(Model<Regressor> model, double[] point) {
    return model.predict(example(point, 0)).getOutput().getValues()[0];
  }

  private static ArrayExample<Regressor> example(double[] point, double target) {
    return new ArrayExample<>(new Regressor("weight", target), FEATURES, point);
  }
}
