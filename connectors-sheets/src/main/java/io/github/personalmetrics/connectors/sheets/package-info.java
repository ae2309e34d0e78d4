/** A strength log and any other metric from a Google Sheet. */
@NullMarked
package io.github.personalmetrics.connectors.sheets;

import org.jspecify.annotations.NullMarked;
