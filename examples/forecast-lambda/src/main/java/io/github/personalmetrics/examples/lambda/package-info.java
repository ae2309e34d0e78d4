/** The forecast as an AWS Lambda function behind an HTTP API. */
@NullMarked
package io.github.personalmetrics.examples.lambda;

import org.jspecify.annotations.NullMarked;
