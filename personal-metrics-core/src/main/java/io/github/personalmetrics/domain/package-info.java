/** A person's records as immutable values in canonical SI units. */
@NullMarked
package io.github.personalmetrics.domain;

import org.jspecify.annotations.NullMarked;
