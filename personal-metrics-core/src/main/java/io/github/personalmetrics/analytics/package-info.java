/** Pure functions over columns of a person's numbers. */
@NullMarked
package io.github.personalmetrics.analytics;

import org.jspecify.annotations.NullMarked;
