@NullMarked
package io.github.personalmetrics.examples.dashboard.api;

import org.jspecify.annotations.NullMarked;
