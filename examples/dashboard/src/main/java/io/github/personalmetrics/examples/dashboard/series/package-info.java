/** The numbers that pages and the JSON API show; the only place that makes them. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.series;

import org.jspecify.annotations.NullMarked;
