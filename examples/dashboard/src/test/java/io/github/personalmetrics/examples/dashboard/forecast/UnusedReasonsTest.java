package io.github.personalmetrics.examples.dashboard.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.person.Distance;
import io.github.personalmetrics.examples.dashboard.person.Effort;
import io.github.personalmetrics.examples.dashboard.person.Mass;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.person.Units;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.forecast.TrainingInput;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusedReasonsTest {

  private final UnusedReasons english = of(Locale.UK, new Units(Mass.LB, Distance.MI, Effort.PACE));
  private final UnusedReasons french =
      of(Locale.FRANCE, new Units(Mass.KG, Distance.KM, Effort.PACE));

  @ParameterizedTest
  @CsvSource({
    "DISTANCE_RUNNING, 12.5, 7.8 mi, '12,5 km'",
    "DURATION_RUNNING, 90.0, 90 min, 90 min",
    "SESSIONS, 3.0, 3, 3",
    "MEAN_LOAD, 40.0, 88.2 lb, '40,0 kg'"
  })
  void whatNeverChangedIsSaidInTheReadersUnits(
      TrainingInput input, double value, String inEnglish, String inFrench) {
    String said = "it was %s %s in every week of the model".formatted(value, input.unit());

    assertThat(english.of(input, said))
        .isEqualTo("it was " + inEnglish + " in every week of the model");
    assertThat(french.of(input, said))
        .isEqualTo(inFrench + ", comme dans chaque semaine du modèle");
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    assertThat(french.of(TrainingInput.SESSIONS, "nobody counted them"))
        .isEqualTo("nobody counted them");
  }

  private static UnusedReasons of(Locale locale, Units units) {
    var numbers = new Numbers(locale);
    var texts = Texts.of(locale);
    var sizes = new Sizes(numbers, units, texts);
    return new UnusedReasons(new Reader(texts, numbers, sizes, () -> ZoneOffset.UTC, Theme.AUTO));
  }
}
