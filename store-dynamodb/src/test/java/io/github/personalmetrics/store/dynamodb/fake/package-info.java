/** A small DynamoDB on loopback that can be made to fail, and its rules of thumb for units. */
@NullMarked
package io.github.personalmetrics.store.dynamodb.fake;

import org.jspecify.annotations.NullMarked;
