/** Learns from the store and answers questions about plans; knows nothing of the web. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.forecasting;

import org.jspecify.annotations.NullMarked;
