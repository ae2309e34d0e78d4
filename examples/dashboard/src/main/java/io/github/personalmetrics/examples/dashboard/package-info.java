/** The example dashboard, which is also how the library is operated. */
@NullMarked
package io.github.personalmetrics.examples.dashboard;

import org.jspecify.annotations.NullMarked;
