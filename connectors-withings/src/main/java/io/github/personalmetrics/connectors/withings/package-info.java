/** Measures, activity, workouts and sleep from Withings (once Nokia Health). */
@NullMarked
package io.github.personalmetrics.connectors.withings;

import org.jspecify.annotations.NullMarked;
