/** How the numbers of the pages are made. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.series;

import org.jspecify.annotations.NullMarked;
