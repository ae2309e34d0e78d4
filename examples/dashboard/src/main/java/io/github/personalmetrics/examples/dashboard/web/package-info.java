/** The web server and what every page and answer shares. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.web;

import org.jspecify.annotations.NullMarked;
