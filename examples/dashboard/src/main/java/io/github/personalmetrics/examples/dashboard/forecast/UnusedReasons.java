package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.forecast.TrainingInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an input does not count, in the reader's language and units. Models that are stored say it in
 * English; what is not known here stays as it is.
 */
final class UnusedReasons {

  private static final String BODY = "this forecaster looks at the body alone";
  private static final Pattern NOT_ALLOWED =
      Pattern.compile("(.+) may not be used to train a model");
  private static final Pattern CONSTANT =
      Pattern.compile("it was (\\d{1,9}(?:\\.\\d{1,20})?) .+ in every week of the model");

  private final Reader reader;

  UnusedReasons(Reader reader) {
    this.reader = reader;
  }

  String of(TrainingInput input, String said) {
    Texts texts = reader.texts();
    if (said.equals(BODY)) {
      return texts.get("forecast.unused.body");
    }
    Matcher notAllowed = NOT_ALLOWED.matcher(said);
    if (notAllowed.matches()) {
      return texts.get("forecast.unused.not-allowed", notAllowed.group(1));
    }
    Matcher constant = CONSTANT.matcher(said);
    if (constant.matches()) {
      double value = Double.parseDouble(constant.group(1));
      return texts.get("forecast.unused.constant", amount(input, value));
    }
    return said;
  }

  private String amount(TrainingInput input, double value) {
    return switch (input) {
      case DISTANCE_RUNNING -> reader.sizes().distance().full(value * 1000);
      case DURATION_RUNNING -> reader.sizes().whole(value) + " min";
      case SESSIONS -> reader.sizes().whole(value);
      case MEAN_LOAD -> reader.sizes().load().full(value);
    };
  }
}
