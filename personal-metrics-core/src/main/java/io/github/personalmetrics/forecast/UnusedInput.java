package io.github.personalmetrics.forecast;

/**
 * An input that does not move the forecast.
 *
 * @param reason a sentence without its full stop
 */
public record UnusedInput(TrainingInput input, String reason) {}
