package io.github.personalmetrics.connectors.withings;

import static java.util.Map.entry;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Withings' codes of what is measured and where on the body. */
final class MeasureTypes {

  static final int WEIGHT = 1;
  static final int FAT_FREE_MASS = 5;
  static final int FAT_RATIO = 6;
  static final int FAT_MASS = 8;

  private static final int WHOLE_BODY = 7;
  private static final Unit UNKNOWN = new Unit("unknown");

  private static final Map<Integer, Metric> METRICS =
      Map.ofEntries(
          entry(WEIGHT, Metric.BODY_WEIGHT),
          entry(4, Metric.HEIGHT),
          entry(FAT_FREE_MASS, Metric.FAT_FREE_MASS),
          entry(FAT_RATIO, Metric.FAT_RATIO),
          entry(FAT_MASS, Metric.FAT_MASS),
          entry(9, Metric.DIASTOLIC_PRESSURE),
          entry(10, Metric.SYSTOLIC_PRESSURE),
          entry(11, Metric.HEART_RATE),
          entry(12, Metric.of("ambient.temperature", Unit.DEGREE_CELSIUS)),
          entry(54, Metric.OXYGEN_SATURATION),
          entry(71, Metric.BODY_TEMPERATURE),
          entry(73, Metric.of("skin.temperature", Unit.DEGREE_CELSIUS)),
          entry(76, Metric.MUSCLE_MASS),
          entry(77, Metric.HYDRATION),
          entry(88, Metric.BONE_MASS),
          entry(91, Metric.of("heart.pulse-wave-velocity", Unit.METRE_PER_SECOND)),
          entry(123, Metric.of("fitness.vo2-max", Unit.MILLILITRE_PER_KILOGRAM_MINUTE)),
          entry(130, Metric.of("heart.afib-ecg", Unit.CODE)),
          entry(135, Metric.of("heart.qrs-interval", Unit.MILLISECOND)),
          entry(136, Metric.of("heart.pr-interval", Unit.MILLISECOND)),
          entry(137, Metric.of("heart.qt-interval", Unit.MILLISECOND)),
          entry(138, Metric.of("heart.qtc-interval", Unit.MILLISECOND)),
          entry(139, Metric.of("heart.afib-ppg", Unit.CODE)),
          entry(155, Metric.of("body.vascular-age", Unit.YEAR)),
          entry(158, Metric.of("nerve.health-left-foot", Unit.SCORE)),
          entry(159, Metric.of("nerve.health-right-foot", Unit.SCORE)),
          entry(167, Metric.of("nerve.health-feet", Unit.SCORE)),
          entry(168, Metric.of("body.extracellular-water", Unit.KILOGRAM)),
          entry(169, Metric.of("body.intracellular-water", Unit.KILOGRAM)),
          entry(170, Metric.of("body.visceral-fat", Unit.SCORE)),
          entry(173, Metric.FAT_FREE_MASS),
          entry(174, Metric.FAT_MASS),
          entry(175, Metric.MUSCLE_MASS),
          entry(196, Metric.of("skin.electrodermal-feet", Unit.MICROSIEMENS)),
          entry(197, Metric.of("skin.electrodermal-left-foot", Unit.MICROSIEMENS)),
          entry(198, Metric.of("skin.electrodermal-right-foot", Unit.MICROSIEMENS)),
          entry(226, Metric.of("body.basal-metabolic-rate", Unit.KILOCALORIE_PER_DAY)),
          entry(227, Metric.of("body.metabolic-age", Unit.YEAR)),
          entry(229, Metric.of("skin.electrochemical-conductance", Unit.MICROSIEMENS)));

  private static final Map<Integer, String> POSITIONS =
      Map.ofEntries(
          entry(0, "right-wrist"),
          entry(1, "left-wrist"),
          entry(2, "right-arm"),
          entry(3, "left-arm"),
          entry(4, "right-foot"),
          entry(5, "left-foot"),
          entry(6, "between-legs"),
          entry(8, "left-side"),
          entry(9, "right-side"),
          entry(10, "left-leg"),
          entry(11, "right-leg"),
          entry(12, "torso"),
          entry(13, "left-hand"),
          entry(14, "right-hand"),
          entry(15, "heart-aortic-area"),
          entry(16, "heart-pulmonic-area"),
          entry(17, "heart-tricuspid-area"),
          entry(18, "heart-mitral-area"),
          entry(19, "heart-apex-area"),
          entry(20, "lung-front-upper-right"),
          entry(21, "lung-front-upper-left"),
          entry(22, "lung-front-bottom-right"),
          entry(23, "lung-front-bottom-left"),
          entry(24, "lung-back-upper-left"),
          entry(25, "lung-back-upper-right"),
          entry(26, "lung-back-bottom-left"),
          entry(27, "lung-back-bottom-right"),
          entry(28, "wide-area"),
          entry(29, "between-arms"),
          entry(30, "hold-right"),
          entry(31, "hold-left"));

  private MeasureTypes() {}

  /** A code that nobody has described yet keeps its number: nothing that was measured is lost. */
  static Metric metric(int type, @Nullable Integer position) {
    Metric metric =
        METRICS.getOrDefault(type, new Metric("withings.measure-" + Math.abs(type), UNKNOWN));
    if (position == null || position == WHOLE_BODY) {
      return metric;
    }
    return metric.part(POSITIONS.getOrDefault(position, "position-" + Math.abs(position)));
  }
}
