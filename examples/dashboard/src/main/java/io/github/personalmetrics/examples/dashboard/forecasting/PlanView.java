package io.github.personalmetrics.examples.dashboard.forecasting;

/**
 * What a plan would do, and what going on as before would.
 *
 * @param baseline the same weeks, each like the mean of the last four
 */
public record PlanView(ForecastView plan, ForecastView baseline) {}
