@NullMarked
package io.github.personalmetrics.examples.dashboard.security;

import org.jspecify.annotations.NullMarked;
