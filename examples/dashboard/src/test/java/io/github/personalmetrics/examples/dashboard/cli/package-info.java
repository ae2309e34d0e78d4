@NullMarked
package io.github.personalmetrics.examples.dashboard.cli;

import org.jspecify.annotations.NullMarked;
