/** Keeps forecast models in an S3 bucket. */
@NullMarked
package io.github.personalmetrics.store.s3;

import org.jspecify.annotations.NullMarked;
