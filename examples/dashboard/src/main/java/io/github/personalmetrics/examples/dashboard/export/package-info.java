/** Files of what is stored, for a spreadsheet or another program. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.export;

import org.jspecify.annotations.NullMarked;
