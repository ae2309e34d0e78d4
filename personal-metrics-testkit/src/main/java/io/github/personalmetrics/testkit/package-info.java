/**
 * For those who write stores and connectors: conformance kits to extend, fakes and record builders.
 */
@NullMarked
package io.github.personalmetrics.testkit;

import org.jspecify.annotations.NullMarked;
