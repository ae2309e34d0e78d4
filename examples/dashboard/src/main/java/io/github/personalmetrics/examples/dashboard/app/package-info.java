/** Puts the parts together: store, connectors, logins, sections. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.app;

import org.jspecify.annotations.NullMarked;
