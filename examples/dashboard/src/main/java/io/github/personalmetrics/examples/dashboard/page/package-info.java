/** What pages have in common: periods, tiles, and notices. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.page;

import org.jspecify.annotations.NullMarked;
