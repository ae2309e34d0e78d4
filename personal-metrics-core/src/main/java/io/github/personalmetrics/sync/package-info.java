/** The engine that moves a person's records from connectors into a store. */
@NullMarked
package io.github.personalmetrics.sync;

import org.jspecify.annotations.NullMarked;
