@NullMarked
package io.github.personalmetrics.examples.dashboard.settings;

import org.jspecify.annotations.NullMarked;
