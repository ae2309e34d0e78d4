@NullMarked
package io.github.personalmetrics.store.dynamodb;

import org.jspecify.annotations.NullMarked;
