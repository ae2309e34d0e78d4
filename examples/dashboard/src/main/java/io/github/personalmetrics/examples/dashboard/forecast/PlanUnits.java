package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.domain.LengthUnit;
import io.github.personalmetrics.domain.MassUnit;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.forecast.TrainingInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A plan as a reader types it. The name of a field tells its unit where it is not ours, so that an
 * address means the same to everybody.
 */
final class PlanUnits {

  private static final int FINEST = 6;

  private final Sizes sizes;

  PlanUnits(Sizes sizes) {
    this.sizes = sizes;
  }

  /** Such as {@code distance_running} or {@code distance_running_mi}. */
  String field(TrainingInput input) {
    boolean ours =
        switch (input) {
          case DISTANCE_RUNNING -> sizes.distance().unit().equals("km");
          case MEAN_LOAD -> sizes.load().unit().equals("kg");
          case DURATION_RUNNING, SESSIONS -> true;
        };
    return ours ? input.parameter() : foreign(input.parameter());
  }

  /** What the reader counts it in; empty if there is no question. */
  String unit(TrainingInput input) {
    return switch (input) {
      case DISTANCE_RUNNING -> sizes.distance().unit();
      case MEAN_LOAD -> sizes.load().unit();
      case DURATION_RUNNING, SESSIONS -> "";
    };
  }

  /** In the reader's unit, as forms and addresses want it, in as many digits as it takes. */
  String shown(TrainingInput input, double stored) {
    // What is shown of the most that there can be is not more than that.
    RoundingMode mode = stored < input.max() ? RoundingMode.HALF_UP : RoundingMode.DOWN;
    return decimal(input, stored).setScale(FINEST, mode).stripTrailingZeros().toPlainString();
  }

  /** What is next to it that a person would type. */
  double rounded(TrainingInput input, double stored) {
    int digits = input == TrainingInput.DURATION_RUNNING ? 0 : 1;
    BigDecimal typed = decimal(input, stored).setScale(digits, RoundingMode.HALF_UP);
    boolean ours = field(input).equals(input.parameter());
    double rounded = (ours ? typed : ours(input.parameter(), typed)).doubleValue();
    // Up to the reader's unit may be more than there can be.
    return Math.min(rounded, input.max());
  }

  /** What an address says of a parameter, in our units; a comma is a point. */
  static List<String> values(Function<String, List<String>> address, String name) {
    Stream<String> ours = address.apply(name).stream().map(text -> text.replace(',', '.'));
    return isConverted(name)
        ? Stream.concat(ours, address.apply(foreign(name)).stream().map(text -> ours(name, text)))
            .toList()
        : ours.toList();
  }

  /** Minutes and sessions are the same to everybody. */
  private static boolean isConverted(String name) {
    return name.equals(TrainingInput.DISTANCE_RUNNING.parameter())
        || name.equals(TrainingInput.MEAN_LOAD.parameter());
  }

  private static String ours(String name, String text) {
    // What is no number stays none, and is refused by its name.
    return Numbers.read(text.strip())
        .map(typed -> ours(name, typed).toPlainString())
        .orElse("not a number");
  }

  private static BigDecimal ours(String name, BigDecimal typed) {
    return name.equals(TrainingInput.DISTANCE_RUNNING.parameter())
        ? LengthUnit.KILOMETRE.fromMetres(LengthUnit.MILE.toMetres(typed))
        : MassUnit.POUND.toKilograms(typed);
  }

  private static String foreign(String name) {
    return name + (name.equals(TrainingInput.DISTANCE_RUNNING.parameter()) ? "_mi" : "_lb");
  }

  private BigDecimal decimal(TrainingInput input, double stored) {
    return BigDecimal.valueOf(
        switch (input) {
          case DISTANCE_RUNNING -> sizes.distance().of(stored * 1000);
          case MEAN_LOAD -> sizes.load().of(stored);
          case DURATION_RUNNING, SESSIONS -> stored;
        });
  }
}
