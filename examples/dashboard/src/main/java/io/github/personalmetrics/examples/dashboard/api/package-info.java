/** The JSON API under {@code /api/v1}. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.api;

import org.jspecify.annotations.NullMarked;
