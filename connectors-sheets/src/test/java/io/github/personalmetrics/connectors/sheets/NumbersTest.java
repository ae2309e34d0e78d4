package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  private static Cell cell(String text) {
    return new Cell("log", 0, 0, text);
  }

  private static Numbers numbers(String mark) {
    return new Numbers(mark.equals("any") ? null : mark.charAt(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any | 80 | 80",
        "any | 80,5 | 80.5",
        "any | 80.5 | 80.5",
        "any | −20 | -20",
        "any | 0.125 | 0.125",
        "any | 1234.567 | 1234.567",
        "any | 182.39999999999998 | 182.39999999999998",
        "any | 1,234.5 | 1234.5",
        "any | 1.234,5 | 1234.5",
        "any | 1.234.567 | 1234567",
        ". | 1.234 | 1.234",
        ". | 1,234 | 1234",
        "',' | 1.234 | 1234",
        "',' | 1,234 | 1.234",
        "',' | 1 234,5 | 1234.5",
      })
  void aNumberWithOneReadingIsRead(String mark, String text, BigDecimal number)
      throws CellException {
    assertThat(numbers(mark).read(cell(text))).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any | 1.234",
        "any | 12,345",
        "any | 1 234",
        "any | 1,23,4",
        "any | 1.234.5",
        "any | 1e5",
        "any | 80 kg",
        ". | 80,5",
        "',' | 80.5",
        ". | 1.234.567",
      })
  void anyOtherIsRefused(String mark, String text) {
    assertThatThrownBy(() -> numbers(mark).read(cell(text))).isInstanceOf(CellException.class);
  }
}
