package io.github.personalmetrics.forecast.service;

import org.jspecify.annotations.Nullable;

/**
 * What a plan would do, and what going on as before would.
 *
 * @param baseline the same weeks, each like the mean of the last four; absent where nobody knows
 *     them
 */
public record PlanView(ForecastView plan, @Nullable ForecastView baseline) {}
