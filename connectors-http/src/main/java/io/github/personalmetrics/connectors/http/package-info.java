/** What the HTTP connectors share: a strict client, error mapping, and tokens kept alive. */
@NullMarked
package io.github.personalmetrics.connectors.http;

import org.jspecify.annotations.NullMarked;
