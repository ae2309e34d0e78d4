@NullMarked
package io.github.personalmetrics.examples.dashboard.account;

import org.jspecify.annotations.NullMarked;
