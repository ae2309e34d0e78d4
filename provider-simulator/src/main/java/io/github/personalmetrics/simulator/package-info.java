/**
 * Fake data providers on loopback for tests and demos. Start a {@link
 * io.github.personalmetrics.simulator.ProviderSimulator} with a {@link
 * io.github.personalmetrics.simulator.SyntheticPerson} or with recorded rows.
 */
@NullMarked
package io.github.personalmetrics.simulator;

import org.jspecify.annotations.NullMarked;
