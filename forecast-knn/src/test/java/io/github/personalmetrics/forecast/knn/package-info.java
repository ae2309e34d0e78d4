/** Tests of the forecasts by the nearest past weeks. */
@NullMarked
package io.github.personalmetrics.forecast.knn;

import org.jspecify.annotations.NullMarked;
