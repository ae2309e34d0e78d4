/** The SQLite store on real files. */
@NullMarked
package io.github.personalmetrics.store.sqlite;

import org.jspecify.annotations.NullMarked;
