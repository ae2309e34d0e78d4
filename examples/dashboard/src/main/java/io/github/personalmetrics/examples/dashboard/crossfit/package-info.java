/** Strength sessions over time. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.crossfit;

import org.jspecify.annotations.NullMarked;
