package io.github.personalmetrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitConversionTest {

  @ParameterizedTest
  @CsvSource({
    "POUND, 1, 0.45359237",
    "POUND, 172.5, 78.244683825",
    "STONE, 1, 6.35029318",
    "STONE, 12.5, 79.37866475",
    "KILOGRAM, 80.500, 80.5",
    "POUND, -2, -0.90718474",
    "STONE, 0, 0"
  })
  void aMassIsItsLegalMultipleOfAKilogram(MassUnit unit, BigDecimal value, BigDecimal kilograms) {
    assertThat(unit.toKilograms(value)).isEqualTo(kilograms.stripTrailingZeros());
    assertThat(unit.fromKilograms(kilograms)).isEqualTo(value.stripTrailingZeros());
  }

  @ParameterizedTest
  @CsvSource({
    "MILE, 1, 1609.344",
    "MILE, 26.2, 42164.8128",
    "KILOMETRE, 42.195, 42195",
    "FOOT, 1, 0.3048",
    "FOOT, 5280, 1609.344"
  })
  void aLengthIsItsLegalMultipleOfAMetre(LengthUnit unit, BigDecimal value, BigDecimal metres) {
    assertThat(unit.toMetres(value)).isEqualTo(metres);
    assertThat(unit.fromMetres(metres)).isEqualTo(value);
  }

  @Property
  void everyMassComesBackAsItWas(
      @ForAll @BigRange(min = "0", max = "99999999") @Scale(6) BigDecimal value,
      @ForAll MassUnit from,
      @ForAll MassUnit to) {
    BigDecimal there = to.fromKilograms(from.toKilograms(value));

    assertThat(from.fromKilograms(to.toKilograms(there))).isEqualByComparingTo(value);
  }

  @Property
  void everyLengthComesBackAsItWas(
      @ForAll @BigRange(min = "0", max = "99999999") @Scale(6) BigDecimal value,
      @ForAll LengthUnit from,
      @ForAll LengthUnit to) {
    BigDecimal there = to.fromMetres(from.toMetres(value));

    assertThat(from.fromMetres(to.toMetres(there))).isEqualByComparingTo(value);
  }

  @Property
  void everyPaceComesBackAsItWas(
      @ForAll @BigRange(min = "0.000001", max = "99999999") @Scale(6) BigDecimal value,
      @ForAll LengthUnit from,
      @ForAll LengthUnit to) {
    Pace pace = Pace.ofSecondsPer(from, value);
    Pace other = Pace.ofSecondsPer(to, pace.secondsPer(to));
    Pace speed = Pace.ofSpeed(to, other.speed(to));

    assertThat(pace.secondsPer(from)).isEqualByComparingTo(value);
    assertThat(speed.secondsPer(from)).isEqualByComparingTo(value);
    assertThat(Pace.ofSpeed(from, value).speed(from)).isEqualByComparingTo(value);
    assertThat(new Pace(value).metresPerSecond()).isEqualByComparingTo(value);
  }

  @Property
  void everyStoneAndPoundComesBackAsItWas(
      @ForAll @BigRange(min = "0", max = "9999") @Scale(4) BigDecimal kilograms) {
    StonePounds exact = StonePounds.ofKilograms(kilograms);

    assertThat(exact.toKilograms()).isEqualByComparingTo(kilograms);
    assertThat(StonePounds.ofKilograms(exact.toKilograms())).isEqualTo(exact);
  }

  @Test
  void poundsThatRoundToAStoneAreOne() {
    var almost = new StonePounds(12, new BigDecimal("13.96")).toKilograms();

    assertThat(StonePounds.ofKilograms(almost, 1)).isEqualTo(new StonePounds(13, BigDecimal.ZERO));
    assertThat(StonePounds.ofKilograms(almost, 2))
        .isEqualTo(new StonePounds(12, new BigDecimal("13.96")));
  }

  @ParameterizedTest
  @CsvSource({
    "3.3333333333333333333333, KILOMETRE, 5:00",
    "5, KILOMETRE, 3:20",
    "5, MILE, 5:22",
    "2.857142857142857, KILOMETRE, 5:50",
    "0.01, METRE, 1:40",
    "2.0, KILOMETRE, 8:20"
  })
  void aPaceIsReadInMinutesAndSeconds(BigDecimal speed, LengthUnit unit, String shown) {
    assertThat(new Pace(speed).format(unit)).isEqualTo(shown);
  }

  @Test
  void fiveMinutesAKilometreAreTwelveKilometresAnHour() {
    Pace pace = Pace.ofSecondsPer(LengthUnit.KILOMETRE, new BigDecimal("300"));

    assertThat(pace.speed(LengthUnit.KILOMETRE)).isEqualTo("12");
    assertThat(pace.secondsPer(LengthUnit.MILE)).isEqualTo("482.8032");
    assertThat(Pace.ofSpeed(LengthUnit.KILOMETRE, new BigDecimal("12"))).isEqualTo(pace);
  }

  @Test
  void whatDoesNotExistIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(BigDecimal.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pace.ofSecondsPer(LengthUnit.MILE, BigDecimal.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StonePounds(12, BigDecimal.valueOf(14)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StonePounds.ofKilograms(BigDecimal.ONE.negate()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StonePounds.ofKilograms(new BigDecimal("1e20")));
  }
}
