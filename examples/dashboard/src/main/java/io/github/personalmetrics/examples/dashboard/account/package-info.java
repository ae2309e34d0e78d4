/** The Account section: what a login may change about itself, and an owner about the person. */
@NullMarked
package io.github.personalmetrics.examples.dashboard.account;

import org.jspecify.annotations.NullMarked;
