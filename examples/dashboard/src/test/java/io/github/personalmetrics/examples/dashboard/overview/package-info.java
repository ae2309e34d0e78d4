@NullMarked
package io.github.personalmetrics.examples.dashboard.overview;

import org.jspecify.annotations.NullMarked;
