/** What the dashboard's tests share: a dashboard on a free port, and a browser without a screen. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.testing;

import org.jspecify.annotations.NullMarked;
