/** Where a person stands: the first page. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.overview;

import org.jspecify.annotations.NullMarked;
