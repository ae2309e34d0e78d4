/** People's records in DynamoDB: a table for each kind of record, and one for the rest. */
@NullMarked
package io.github.personalmetrics.store.dynamodb;

import org.jspecify.annotations.NullMarked;
