/** A stranger's connector: a food index from a file. */
@NullMarked
package io.github.personalmetrics.examples.food;

import org.jspecify.annotations.NullMarked;
