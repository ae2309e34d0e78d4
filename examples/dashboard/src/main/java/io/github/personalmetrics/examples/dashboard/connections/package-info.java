/** The Connections section. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.connections;

import org.jspecify.annotations.NullMarked;
