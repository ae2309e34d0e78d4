/** Activities from Strava. */
@NullMarked
package io.github.personalmetrics.connectors.strava;

import org.jspecify.annotations.NullMarked;
