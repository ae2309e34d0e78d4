/** The embedded store: everything in one SQLite file, no server. */
@NullMarked
package io.github.personalmetrics.store.sqlite;

import org.jspecify.annotations.NullMarked;
