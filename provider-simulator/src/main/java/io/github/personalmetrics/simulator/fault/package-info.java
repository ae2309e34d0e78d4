/**
 * A provider that goes wrong on demand: {@link
 * io.github.personalmetrics.simulator.fault.FaultyServer} stands in front of a healthy one.
 */
@NullMarked
package io.github.personalmetrics.simulator.fault;

import org.jspecify.annotations.NullMarked;
