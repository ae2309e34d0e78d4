/** Tests of the simulator over real HTTP. */
@NullMarked
package io.github.personalmetrics.simulator;

import org.jspecify.annotations.NullMarked;
