/** What a forecaster is: weeks of training in, the change of weight and fat ratio out. */
@NullMarked
package io.github.personalmetrics.forecast;

import org.jspecify.annotations.NullMarked;
