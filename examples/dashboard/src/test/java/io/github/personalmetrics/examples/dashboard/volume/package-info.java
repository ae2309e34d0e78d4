/** How much the dashboard's parts bear, together. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.volume;

import org.jspecify.annotations.NullMarked;
