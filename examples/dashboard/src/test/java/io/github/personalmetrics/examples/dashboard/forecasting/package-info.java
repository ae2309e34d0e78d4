@NullMarked
package io.github.personalmetrics.examples.dashboard.forecasting;

import org.jspecify.annotations.NullMarked;
