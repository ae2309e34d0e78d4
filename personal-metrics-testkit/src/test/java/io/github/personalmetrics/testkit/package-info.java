/** Holds the fakes to their own kits. */
@NullMarked
package io.github.personalmetrics.testkit;

import org.jspecify.annotations.NullMarked;
