/** The S3 repository on an S3 in this process, and on a server that fails. */
@NullMarked
package io.github.personalmetrics.store.s3;

import org.jspecify.annotations.NullMarked;
