/** Logging in and out, and the visitor's own choices. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.login;

import org.jspecify.annotations.NullMarked;
