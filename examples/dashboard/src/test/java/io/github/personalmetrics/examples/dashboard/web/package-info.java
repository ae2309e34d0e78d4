@NullMarked
package io.github.personalmetrics.examples.dashboard.web;

import org.jspecify.annotations.NullMarked;
