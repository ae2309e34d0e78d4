/** Runs syncs in the background and says how they went. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.sync;

import org.jspecify.annotations.NullMarked;
