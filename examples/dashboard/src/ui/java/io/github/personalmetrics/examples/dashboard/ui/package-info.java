/** Tests in a real browser; see the profile {@code ui}. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.ui;

import org.jspecify.annotations.NullMarked;
