@NullMarked
package io.github.personalmetrics.examples.dashboard.person;

import org.jspecify.annotations.NullMarked;
