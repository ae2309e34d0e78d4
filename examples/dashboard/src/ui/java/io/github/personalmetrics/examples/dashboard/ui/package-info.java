/** Pages in a real browser. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.ui;

import org.jspecify.annotations.NullMarked;
