package io.github.personalmetrics.connectors.sheets;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The months in English, French, German and Spanish, written out or cut short, without accents. Not
 * those of the Java platform, which change from release to release.
 */
final class Months {

  private static final String[] NAMES = {
    "january jan janvier janv januar janner enero ene",
    "february feb fevrier fevr fev februar feber febrero",
    "march mar mars marz mrz maerz marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juil juli julio",
    "august aug aout ago agosto",
    "september sep sept septembre septiembre setiembre",
    "october oct octobre oktober okt octubre",
    "november nov novembre noviembre",
    "december dec decembre dezember dez diciembre dic",
  };

  private static final Map<String, Integer> BY_NAME = byName();

  private Months() {}

  /** From 1; absent if this is no month. */
  static OptionalInt number(String name) {
    Integer number = BY_NAME.get(Names.key(name));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Map<String, Integer> byName() {
    var numbers = new HashMap<String, Integer>();
    for (int i = 0; i < NAMES.length; i++) {
      for (String name : NAMES[i].split(" ")) {
        numbers.put(name, i + 1);
      }
    }
    return numbers;
  }
}
