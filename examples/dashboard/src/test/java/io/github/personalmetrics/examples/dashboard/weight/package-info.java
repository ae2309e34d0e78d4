@NullMarked
package io.github.personalmetrics.examples.dashboard.weight;

import org.jspecify.annotations.NullMarked;
