/** Who may come in: accounts, passwords, sessions and the brakes on guessing. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.security;

import org.jspecify.annotations.NullMarked;
