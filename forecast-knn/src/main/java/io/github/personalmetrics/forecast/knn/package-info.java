/** Forecasts by the past weeks that resemble the plan most, and a folder that keeps the models. */
@NullMarked
package io.github.personalmetrics.forecast.knn;

import org.jspecify.annotations.NullMarked;
