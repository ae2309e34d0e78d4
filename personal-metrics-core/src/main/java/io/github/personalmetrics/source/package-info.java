/** What a connector is: how to read one stream of one provider. */
@NullMarked
package io.github.personalmetrics.source;

import org.jspecify.annotations.NullMarked;
