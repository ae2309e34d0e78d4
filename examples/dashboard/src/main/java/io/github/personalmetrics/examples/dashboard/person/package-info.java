/** What each login, and the person whose data it is, prefers. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.person;

import org.jspecify.annotations.NullMarked;
