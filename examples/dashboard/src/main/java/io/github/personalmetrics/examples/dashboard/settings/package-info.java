/** What the person set: one properties file, the environment over it. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.settings;

import org.jspecify.annotations.NullMarked;
