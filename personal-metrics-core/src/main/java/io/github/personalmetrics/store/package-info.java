/** What a store is: records to read, a ledger for the sync to write, and tokens. */
@NullMarked
package io.github.personalmetrics.store;

import org.jspecify.annotations.NullMarked;
