@NullMarked
package io.github.personalmetrics.examples.dashboard.running;

import org.jspecify.annotations.NullMarked;
