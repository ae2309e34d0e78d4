package io.github.personalmetrics.forecast.service;

import org.jspecify.annotations.Nullable;

/**
 * What a plan would do, and what going on as before would.
 *
 * @param baseline the same weeks, each like the usual week of when the model was made; absent if
 *     the model does not know it
 */
public record PlanView(ForecastView plan, @Nullable ForecastView baseline) {}
