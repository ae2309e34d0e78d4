/** How the analytics compare with what one would take instead; measured, never asserted. */
@NullMarked
package io.github.personalmetrics.benchmarks;

import org.jspecify.annotations.NullMarked;
