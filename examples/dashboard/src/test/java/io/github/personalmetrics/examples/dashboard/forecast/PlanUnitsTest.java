package io.github.personalmetrics.examples.dashboard.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.person.Distance;
import io.github.personalmetrics.examples.dashboard.person.Effort;
import io.github.personalmetrics.examples.dashboard.person.Mass;
import io.github.personalmetrics.examples.dashboard.person.Units;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.forecast.TrainingInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanUnitsTest {

  private final PlanUnits units =
      new PlanUnits(
          new Sizes(
              new Numbers(Locale.UK),
              new Units(Mass.LB, Distance.MI, Effort.SPEED),
              Texts.of(Locale.UK)));

  @ParameterizedTest
  @EnumSource(TrainingInput.class)
  void theMostThatThereCanBeIsNotMoreInMilesOrPounds(TrainingInput input) {
    assertThat(units.rounded(input, input.max())).isLessThanOrEqualTo(input.max());

    String shown = units.shown(input, input.max());
    Map<String, List<String>> address = Map.of(units.field(input), List.of(shown));
    String read =
        PlanUnits.values(name -> address.getOrDefault(name, List.of()), input.parameter()).get(0);
    assertThat(Double.parseDouble(read)).isBetween(input.max() - 0.001, input.max());
  }

  @Test
  void minutesAndSessionsHaveNoOtherName() {
    Map<String, List<String>> address =
        Map.of("duration_running_lb", List.of("75"), "nbr_crossfit_lb", List.of("3"));
    for (TrainingInput input : List.of(TrainingInput.DURATION_RUNNING, TrainingInput.SESSIONS)) {
      assertThat(PlanUnits.values(name -> address.getOrDefault(name, List.of()), input.parameter()))
          .isEmpty();
    }
  }
}
