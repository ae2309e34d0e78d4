@NullMarked
package io.github.personalmetrics.examples.lambda;

import org.jspecify.annotations.NullMarked;
