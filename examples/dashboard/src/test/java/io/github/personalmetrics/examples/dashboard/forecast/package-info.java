@NullMarked
package io.github.personalmetrics.examples.dashboard.forecast;

import org.jspecify.annotations.NullMarked;
