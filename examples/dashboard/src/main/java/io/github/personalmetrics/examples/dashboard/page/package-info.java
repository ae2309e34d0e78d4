/** What pages have in common: periods, tiles, notices, and how runs are written. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.page;

import org.jspecify.annotations.NullMarked;
